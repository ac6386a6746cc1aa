<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Repair this…</source>
            <translation>Муну оңдоо…</translation>
        </message>
        <message>
            <source>Show what a repair of this finding would change.</source>
            <translation>Бул кемчиликти оңдоо эмнени өзгөртөрүн көрсөтүү.</translation>
        </message>
        <message>
            <source>All of this kind…</source>
            <translation>Мындайдын баары…</translation>
        </message>
        <message>
            <source>Show what a repair of all findings like this would change.</source>
            <translation>Мындай кемчиликтердин баарын оңдоо эмнени өзгөртөрүн көрсөтүү.</translation>
        </message>
        <message>
            <source>New plan…</source>
            <translation>Жаңы план…</translation>
        </message>
        <message>
            <source>Make a plan from the layers of the map.</source>
            <translation>Картанын катмарларынан план түзүү.</translation>
        </message>
        <message>
            <source>Edit the mapping…</source>
            <translation>Дал келтирүү…</translation>
        </message>
        <message>
            <source>Say what the fields and codes of the plan's layers mean.</source>
            <translation>Пландын катмарларынын талаалары менен коддору эмнени билдирерин көрсөтүү.</translation>
        </message>
        <message>
            <source>Repair</source>
            <translation>Оңдоо</translation>
        </message>
        <message>
            <source>No edge is moved by more than this.</source>
            <translation>Бир да сызык мындан ашык жылдырылбайт.</translation>
        </message>
        <message>
            <source>Apply to a copy</source>
            <translation>Көчүрмөгө колдонуу</translation>
        </message>
        <message>
            <source>Write a repaired layer and put it on the map; yours stays.</source>
            <translation>Оңдолгон катмарды жазып, картага кошуу; сиздики өзгөрбөйт.</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>Калтыруу</translation>
        </message>
        <message>
            <source>Change nothing.</source>
            <translation>Эч нерсени өзгөртпөө.</translation>
        </message>
        <message>
            <source>Tolerance</source>
            <translation>Жол берилген чек</translation>
        </message>
        <message>
            <source>m</source>
            <translation>м</translation>
        </message>
        <message>
            <source>m²</source>
            <translation>м²</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Өзгөртүү</translation>
        </message>
        <message>
            <source>{count} changes, together {area} m². The copy will be written to {file}; your layer stays as it is.</source>
            <translation>Өзгөртүүлөр: {count}, баары {area} м². Көчүрмө {file} файлына жазылат; сиздин катмар өзгөрбөйт.</translation>
        </message>
        <message>
            <source>Looking at what a repair would change</source>
            <translation>Оңдоо эмнени өзгөртөрү каралууда</translation>
        </message>
        <message>
            <source>The program cannot repair this within the tolerance; a person has to decide.</source>
            <translation>Программа муну жол берилген чекте оңдой албайт; чечимди адам кабыл алышы керек.</translation>
        </message>
        <message>
            <source>Repairing a copy of the layer</source>
            <translation>Катмардын көчүрмөсү оңдолууда</translation>
        </message>
        <message>
            <source>{layer}, repaired</source>
            <translation>{layer}, оңдолгон</translation>
        </message>
        <message>
            <source>The repaired copy is on the map: {file}</source>
            <translation>Оңдолгон көчүрмө картада: {file}</translation>
        </message>
        <message>
            <source>{nothing} perhaps: {label}, {score}</source>
            <translation>{nothing} балким: {label}, {score}</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Мааниси</translation>
        </message>
        <message>
            <source>Features</source>
            <translation>Объекттер</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Коду</translation>
        </message>
        <message>
            <source>(all other values, and none)</source>
            <translation>(башка бардык маанилер жана бош)</translation>
        </message>
        <message>
            <source>(no value)</source>
            <translation>(мааниси жок)</translation>
        </message>
        <message>
            <source>– not assigned –</source>
            <translation>– берилген жок –</translation>
        </message>
        <message>
            <source>Unassigned: {count} of {features} features ({share} %), {area} of {all} ha ({share_ha} %)</source>
            <translation>Бөлүштүрүлгөн жок: {features} объекттин {count} ({share} %), {all} гектардан {area} га ({share_ha} %)</translation>
        </message>
        <message>
            <source>Assign</source>
            <translation>Ыйгаруу</translation>
        </message>
        <message>
            <source>Give all selected values this code.</source>
            <translation>Тандалган маанилердин баарына ушул кодду берүү.</translation>
        </message>
        <message>
            <source>Take the suggestions</source>
            <translation>Сунуштарды кабыл алуу</translation>
        </message>
        <message>
            <source>Give the values without a code the most alike one; check them afterwards.</source>
            <translation>Коду жок маанилерге эң окшошун берүү; андан кийин текшериңиз.</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Мамычасы</translation>
        </message>
        <message>
            <source>Say what the values of your layer mean. Select rows and assign a code, or click on a code. What stays unassigned is shown as such in every balance.</source>
            <translation>Катмарыңыздын маанилери эмнени билдирерин көрсөтүңүз. Саптарды тандап, код бериңиз же кодду чыкылдатыңыз. Бөлүштүрүлбөгөнү ар бир баланста ошондой көрсөтүлөт.</translation>
        </message>
        <message>
            <source>No column with codes was given a field: all land is unassigned.</source>
            <translation>Коддуу тилкелердин бирине да талаа берилген эмес: бардык жер бөлүштүрүлгөн жок.</translation>
        </message>
        <message>
            <source>Unassigned</source>
            <translation>Бөлүштүрүлгөн жок</translation>
        </message>
        <message>
            <source>Folder of the plan</source>
            <translation>Пландын папкасы</translation>
        </message>
        <message>
            <source>Tables (*.csv *.xlsx *.toml);;All files (*)</source>
            <translation>Таблицалар (*.csv *.xlsx *.toml);;Бардык файлдар (*)</translation>
        </message>
        <message>
            <source>New plan</source>
            <translation>Жаңы план</translation>
        </message>
        <message>
            <source>Write the plan</source>
            <translation>Планды жазуу</translation>
        </message>
        <message>
            <source>Mapping of the plan</source>
            <translation>Пландын дал келтирүүсү</translation>
        </message>
        <message>
            <source>Write the mapping</source>
            <translation>Дал келтирүүнү жазуу</translation>
        </message>
        <message>
            <source>Reading the plan</source>
            <translation>План окулууда</translation>
        </message>
        <message>
            <source>Looking at the layers of the map</source>
            <translation>Картанын катмарлары каралууда</translation>
        </message>
        <message>
            <source>Reading the layers</source>
            <translation>Катмарлар окулууда</translation>
        </message>
        <message>
            <source>Looking at what will run</source>
            <translation>Эмне эсептелери каралууда</translation>
        </message>
        <message>
            <source>Writing the plan</source>
            <translation>План жазылууда</translation>
        </message>
        <message>
            <source>Choose the file</source>
            <translation>Файлды тандаңыз</translation>
        </message>
        <message>
            <source>Copying layers that have no file of their own</source>
            <translation>Өз файлы жок катмарлар көчүрүлүүдө</translation>
        </message>
        <message>
            <source>Writing the mapping</source>
            <translation>Дал келтирүү жазылууда</translation>
        </message>
        <message>
            <source>Territory</source>
            <translation>Аймак</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Катмарлар</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Талаалар</translation>
        </message>
        <message>
            <source>Codes</source>
            <translation>Коддор</translation>
        </message>
        <message>
            <source>It is gone.</source>
            <translation>Ал жок болуп калды.</translation>
        </message>
        <message>
            <source>The plan is written: {plan}</source>
            <translation>План жазылды: {plan}</translation>
        </message>
        <message>
            <source>{filled} of {features} filled, {distinct} different, such as {example}</source>
            <translation>{features} ичинен {filled} толтурулган, {distinct} түрдүү, мисалы {example}</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Катмар</translation>
        </message>
        <message>
            <source>{features} features, {area} ha</source>
            <translation>Объекттер: {features}, {area} га</translation>
        </message>
        <message>
            <source>{features} features</source>
            <translation>Объекттер: {features}</translation>
        </message>
        <message>
            <source>{count} numbers repeat: {distinct} different in {filled} features.</source>
            <translation>Кайталанган номерлер: {count}; {filled} объектте {distinct} түрдүү.</translation>
        </message>
        <message>
            <source>{distinct} different values: this is hardly a list of codes.</source>
            <translation>{distinct} түрдүү маани: бул коддордун тизмесине окшобойт.</translation>
        </message>
        <message>
            <source>Field of the layer</source>
            <translation>Катмардын талаасы</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Бирдик</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Эмне табылды</translation>
        </message>
        <message>
            <source>Say which field of your layer holds what. What was recognised with certainty is chosen already; less likely fields are only named on the right.</source>
            <translation>Катмарыңыздын кайсы талаасында эмне турганын көрсөтүңүз. Так таанылганы тандалып коюлду; анча ишенимсиз талаалар оң жакта гана аталды.</translation>
        </message>
        <message>
            <source>Perhaps {field} (likeness {score}); choose it if it is right.</source>
            <translation>Балким, {field} (окшоштугу {score}); туура болсо, аны тандаңыз.</translation>
        </message>
        <message>
            <source>No field: left empty, or filled by the rules of the program.</source>
            <translation>Талаа жок: бош калат же программанын эрежелери боюнча толтурулат.</translation>
        </message>
        <message>
            <source>Nothing is filled in.</source>
            <translation>Эч нерсе толтурулган эмес.</translation>
        </message>
        <message>
            <source>– none –</source>
            <translation>– жок –</translation>
        </message>
        <message>
            <source>Few of its values are numbers: it cannot be compared.</source>
            <translation>Анда сандар аз: салыштырууга болбойт.</translation>
        </message>
        <message>
            <source>registered / measured = {ratio} (median)</source>
            <translation>катталган / өлчөнгөн = {ratio} (медиана)</translation>
        </message>
        <message>
            <source>{layer}: {field} has too many different values for codes.</source>
            <translation>{layer}: {field} талаасында коддор үчүн өтө көп түрдүү маани бар.</translation>
        </message>
        <message>
            <source>{runs} of {count} steps have what they need.</source>
            <translation>{count} кадамдын {runs} үчүн маалымат жетиштүү.</translation>
        </message>
        <message>
            <source>Choose the file…</source>
            <translation>Файлды тандоо…</translation>
        </message>
        <message>
            <source>A CSV or Excel table for this row.</source>
            <translation>Бул сап үчүн CSV же Excel таблицасы.</translation>
        </message>
        <message>
            <source>Without it</source>
            <translation>Ансыз</translation>
        </message>
        <message>
            <source>Take the file of this row away again.</source>
            <translation>Бул саптын файлын алып салуу.</translation>
        </message>
        <message>
            <source>Tables, if there are any</source>
            <translation>Таблицалар, эгер бар болсо</translation>
        </message>
        <message>
            <source>What will be worked out</source>
            <translation>Эмне эсептелет</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Таблица</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Файл</translation>
        </message>
        <message>
            <source>Everything here can be added later in plan.toml, which is written with a comment for each key. What lacks data is left out of the results, with the reason.</source>
            <translation>Мунун баарын кийин plan.toml файлына кошсо болот, анда ар бир ачкычтын түшүндүрмөсү бар. Маалыматы жок бөлүк эсептелбейт, себеби көрсөтүлөт.</translation>
        </message>
        <message>
            <source>{selected} features are selected, but the whole layer is taken.</source>
            <translation>{selected} объект тандалган, бирок катмар толугу менен алынат.</translation>
        </message>
        <message>
            <source>Its file is not read directly</source>
            <translation>Анын файлы түз окулбайт</translation>
        </message>
        <message>
            <source>Only rasters in files can be taken; export it first.</source>
            <translation>Файлдагы растр гана алынат; адегенде аны экспорттоңуз.</translation>
        </message>
        <message>
            <source>It has no coordinate reference system; set it in QGIS first.</source>
            <translation>Анын координаттар системасы жок; адегенде аны QGISте коюңуз.</translation>
        </message>
        <message>
            <source>The file {file} is read where it is.</source>
            <translation>{file} файлы турган жеринен окулат.</translation>
        </message>
        <message>
            <source>It is no file</source>
            <translation>Бул файл эмес</translation>
        </message>
        <message>
            <source>It is filtered</source>
            <translation>Ал чыпкаланган</translation>
        </message>
        <message>
            <source>It has edits that are not saved</source>
            <translation>Анда сакталбаган өзгөртүүлөр бар</translation>
        </message>
        <message>
            <source>Its coordinate reference system was changed in QGIS</source>
            <translation>Анын координаттар системасы QGISте өзгөртүлгөн</translation>
        </message>
        <message>
            <source>{why}: it is copied into {file} as it is now.</source>
            <translation>{why}: ал азыркы абалында {file} файлына көчүрүлөт.</translation>
        </message>
        <message>
            <source>{layer} could not be copied: {reason}</source>
            <translation>{layer} катмарын көчүрүү мүмкүн болгон жок: {reason}</translation>
        </message>
        <message>
            <source>Only the land plots are required. What looks likely is chosen already; check it. Layers without a file of their own are copied into layers.gpkg beside the plan.</source>
            <translation>Жер тилкелери гана милдеттүү. Ылайыктуу катмарлар тандалып коюлду, аларды текшериңиз. Өз файлы жок катмарлар пландын жанындагы layers.gpkg файлына көчүрүлөт.</translation>
        </message>
        <message>
            <source>The layers of the map are being looked at.</source>
            <translation>Картанын катмарлары каралып жатат.</translation>
        </message>
        <message>
            <source>Choose the layer of the land plots.</source>
            <translation>Жер тилкелеринин катмарын тандаңыз.</translation>
        </message>
        <message>
            <source>Layer of the plan</source>
            <translation>Пландын катмары</translation>
        </message>
        <message>
            <source>Layer of the map</source>
            <translation>Картанын катмары</translation>
        </message>
        <message>
            <source>What is taken</source>
            <translation>Эмне алынат</translation>
        </message>
        <message>
            <source>{first} and {second} are the same layer; choose another for one of them.</source>
            <translation>{first} жана {second} – бир эле катмар; алардын бирине башкасын тандаңыз.</translation>
        </message>
        <message>
            <source>in Kyrgyz</source>
            <translation>кыргызча</translation>
        </message>
        <message>
            <source>in Russian</source>
            <translation>орусча</translation>
        </message>
        <message>
            <source>in English</source>
            <translation>англисче</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Тандоо…</translation>
        </message>
        <message>
            <source>Choose the folder in which the plan will lie.</source>
            <translation>План жата турган папканы тандаңыз.</translation>
        </message>
        <message>
            <source>Base year</source>
            <translation>Базалык жыл</translation>
        </message>
        <message>
            <source>Horizon</source>
            <translation>Мөөнөтү</translation>
        </message>
        <message>
            <source>Give the name of the territory in one language at least.</source>
            <translation>Аймактын атын жок дегенде бир тилде жазыңыз.</translation>
        </message>
        <message>
            <source>Choose a language for the documents.</source>
            <translation>Документтердин тилин тандаңыз.</translation>
        </message>
        <message>
            <source>There is a plan in this folder already; choose another folder.</source>
            <translation>Бул папкада план бар; башка папканы тандаңыз.</translation>
        </message>
        <message>
            <source>A plan is a file, plan.toml, in a folder of its own. It names the layers and tables and says what their fields and codes mean. Your own files are only read.</source>
            <translation>План – өзүнчө папкадагы plan.toml файлы. Анда катмарлар менен таблицалар, алардын талаалары менен коддору эмнени билдирери жазылат. Сиздин файлдар окулат гана.</translation>
        </message>
        <message>
            <source>Name of the territory, {language}</source>
            <translation>Аймактын аты, {language}</translation>
        </message>
        <message>
            <source>{years} years</source>
            <translation>{years} жыл</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Артка</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Кийинки</translation>
        </message>
        <message>
            <source>Close the window; nothing is written.</source>
            <translation>Терезени жабуу; эч нерсе жазылбайт.</translation>
        </message>
    </context>
</TS>
