<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>All proposals</source>
            <translation>Все предложения</translation>
        </message>
        <message>
            <source>Fate</source>
            <translation>Решение</translation>
        </message>
        <message>
            <source>It is published together with the fate</source>
            <translation>Публикуется вместе с решением</translation>
        </message>
        <message>
            <source>Add the layer of the proposals.</source>
            <translation>Добавить слой предложений.</translation>
        </message>
        <message>
            <source>New proposal</source>
            <translation>Новое предложение</translation>
        </message>
        <message>
            <source>Write down another one, then place it.</source>
            <translation>Записать ещё одно, затем разместить.</translation>
        </message>
        <message>
            <source>Place on the map</source>
            <translation>Указать на карте</translation>
        </message>
        <message>
            <source>Then click where it is meant.</source>
            <translation>Затем щёлкните нужное место.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
        <message>
            <source>Into the layer of the proposals of the plan.</source>
            <translation>В слой предложений плана.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Удалить</translation>
        </message>
        <message>
            <source>Take the proposal out of the layer.</source>
            <translation>Убрать предложение из слоя.</translation>
        </message>
        <message>
            <source>Put back what was changed last.</source>
            <translation>Вернуть последнее изменение.</translation>
        </message>
        <message>
            <source>What is proposed</source>
            <translation>Что предлагается</translation>
        </message>
        <message>
            <source>Wanted use</source>
            <translation>Использование</translation>
        </message>
        <message>
            <source>By whom</source>
            <translation>Кто предложил</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Дата</translation>
        </message>
        <message>
            <source>Hearing</source>
            <translation>Слушания</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Причина</translation>
        </message>
        <message>
            <source>The proposals of the plan are edited in {path} from now on.</source>
            <translation>Теперь предложения плана редактируются в {path}.</translation>
        </message>
        <message>
            <source>{count} proposals, {waiting} of them not decided.</source>
            <translation>Предложений: {count}, без решения: {waiting}.</translation>
        </message>
        <message>
            <source>Write down what is proposed first.</source>
            <translation>Сначала запишите, что предлагается.</translation>
        </message>
        <message>
            <source>{value} is no date; write it as 2026-05-12.</source>
            <translation>{value} – не дата; запишите её как 2026-05-12.</translation>
        </message>
        <message>
            <source>In the file | yours:</source>
            <translation>В файле | у вас:</translation>
        </message>
        <message>
            <source>{path} is not there any more.</source>
            <translation>{path} больше нет.</translation>
        </message>
        <message>
            <source>{path} has no table {table}.</source>
            <translation>В {path} нет таблицы {table}.</translation>
        </message>
        <message>
            <source>{key} was changed by somebody else; nothing was written.</source>
            <translation>{key} изменил кто-то другой; ничего не записано.</translation>
        </message>
        <message>
            <source>{key} was removed by somebody else; nothing was written.</source>
            <translation>{key} удалил кто-то другой; ничего не записано.</translation>
        </message>
        <message>
            <source>{key} was changed by {who} on {when}; nothing was written.</source>
            <translation>{key} изменил {who} ({when}); ничего не записано.</translation>
        </message>
        <message>
            <source>{path} is being written by another program; try again.</source>
            <translation>{path} сейчас записывает другая программа; повторите попытку.</translation>
        </message>
        <message>
            <source>{path} may only be read.</source>
            <translation>{path} доступен только для чтения.</translation>
        </message>
    </context>
</TS>
