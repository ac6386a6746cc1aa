<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>All proposals</source>
            <translation>Бардык сунуштар</translation>
        </message>
        <message>
            <source>Fate</source>
            <translation>Тагдыры</translation>
        </message>
        <message>
            <source>It is published together with the fate</source>
            <translation>Тагдыры менен бирге жарыяланат</translation>
        </message>
        <message>
            <source>Add the layer of the proposals.</source>
            <translation>Сунуштардын катмарын кошуу.</translation>
        </message>
        <message>
            <source>New proposal</source>
            <translation>Жаңы сунуш</translation>
        </message>
        <message>
            <source>Write down another one, then place it.</source>
            <translation>Дагы бирин жазып, анан жайгаштыруу.</translation>
        </message>
        <message>
            <source>Place on the map</source>
            <translation>Картада белгилөө</translation>
        </message>
        <message>
            <source>Then click where it is meant.</source>
            <translation>Андан кийин тиешелүү жерди басыңыз.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сактоо</translation>
        </message>
        <message>
            <source>Into the layer of the proposals of the plan.</source>
            <translation>Пландын сунуштар катмарына.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Өчүрүү</translation>
        </message>
        <message>
            <source>Take the proposal out of the layer.</source>
            <translation>Сунушту катмардан чыгаруу.</translation>
        </message>
        <message>
            <source>Put back what was changed last.</source>
            <translation>Акыркы өзгөртүүнү кайтаруу.</translation>
        </message>
        <message>
            <source>What is proposed</source>
            <translation>Эмне сунушталат</translation>
        </message>
        <message>
            <source>Wanted use</source>
            <translation>Пайдалануу</translation>
        </message>
        <message>
            <source>By whom</source>
            <translation>Ким сунуштады</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Күнү</translation>
        </message>
        <message>
            <source>Hearing</source>
            <translation>Угуу</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Себеби</translation>
        </message>
        <message>
            <source>The proposals of the plan are edited in {path} from now on.</source>
            <translation>Мындан ары пландын сунуштары {path} ичинде түзөтүлөт.</translation>
        </message>
        <message>
            <source>{count} proposals, {waiting} of them not decided.</source>
            <translation>{count} сунуш, {waiting} чечиле элек.</translation>
        </message>
        <message>
            <source>Write down what is proposed first.</source>
            <translation>Адегенде эмне сунушталганын жазыңыз.</translation>
        </message>
        <message>
            <source>{value} is no date; write it as 2026-05-12.</source>
            <translation>{value} – күн эмес; 2026-05-12 түрүндө жазыңыз.</translation>
        </message>
        <message>
            <source>In the file | yours:</source>
            <translation>Файлда | сиздики:</translation>
        </message>
        <message>
            <source>{path} is not there any more.</source>
            <translation>{path} мындан ары жок.</translation>
        </message>
        <message>
            <source>{path} has no table {table}.</source>
            <translation>{path} ичинде {table} таблицасы жок.</translation>
        </message>
        <message>
            <source>{key} was changed by somebody else; nothing was written.</source>
            <translation>{key} дегенди башка бирөө өзгөрттү; эч нерсе жазылган жок.</translation>
        </message>
        <message>
            <source>{key} was removed by somebody else; nothing was written.</source>
            <translation>{key} дегенди башка бирөө өчүрдү; эч нерсе жазылган жок.</translation>
        </message>
        <message>
            <source>{key} was changed by {who} on {when}; nothing was written.</source>
            <translation>{key} дегенди {who} өзгөрттү ({when}); эч нерсе жазылган жок.</translation>
        </message>
        <message>
            <source>{path} is being written by another program; try again.</source>
            <translation>{path} файлын башка программа жазып жатат; кайра аракет кылыңыз.</translation>
        </message>
        <message>
            <source>{path} may only be read.</source>
            <translation>{path} файлын окууга гана болот.</translation>
        </message>
    </context>
</TS>
