<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Show only rows with these words</source>
            <translation>Сөз боюнча издөө</translation>
        </message>
        <message>
            <source>Zoom to the rows</source>
            <translation>Саптардын жерин көрсөтүү</translation>
        </message>
        <message>
            <source>Show what the chosen rows stand for.</source>
            <translation>Тандалган саптар эмнени билдирерин картада көрсөтүү.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Көчүрүү</translation>
        </message>
        <message>
            <source>Put the rows that are shown on the clipboard.</source>
            <translation>Көрсөтүлгөн саптарды алмашуу буферине көчүрүү.</translation>
        </message>
        <message>
            <source>Save as CSV…</source>
            <translation>CSV катары сактоо…</translation>
        </message>
        <message>
            <source>Write the rows that are shown into a file.</source>
            <translation>Көрсөтүлгөн саптарды файлга жазуу.</translation>
        </message>
        <message>
            <source>Open a plan and run it to see its results.</source>
            <translation>Жыйынтыктарын көрүү үчүн планды ачып, эсептеңиз.</translation>
        </message>
        <message>
            <source>{shown} rows</source>
            <translation>{shown} сап</translation>
        </message>
        <message>
            <source>{shown} of {all} rows</source>
            <translation>{all} саптын {shown}</translation>
        </message>
        <message>
            <source>This step has no results yet.</source>
            <translation>Бул кадамдын азырынча жыйынтыгы жок.</translation>
        </message>
        <message>
            <source>The table is empty: nothing was found.</source>
            <translation>Таблица бош: эч нерсе табылган жок.</translation>
        </message>
        <message>
            <source>Reading results</source>
            <translation>Жыйынтыктар окулууда</translation>
        </message>
        <message>
            <source>Too many rows to select them on the map.</source>
            <translation>Картада тандоо үчүн саптар өтө көп.</translation>
        </message>
        <message>
            <source>Put the results on the map first, on the page “Plan”.</source>
            <translation>Адегенде «План» барагында жыйынтыктарды картага чыгарыңыз.</translation>
        </message>
        <message>
            <source>The chosen rows stand for nothing on the map.</source>
            <translation>Тандалган саптар картада эч нерсени билдирбейт.</translation>
        </message>
        <message>
            <source>{count} rows are on the clipboard.</source>
            <translation>{count} сап алмашуу буферинде.</translation>
        </message>
        <message>
            <source>Written: {path}</source>
            <translation>Жазылды: {path}</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Жыйынтыктар</translation>
        </message>
        <message>
            <source>Run this step</source>
            <translation>Кадамды эсептөө</translation>
        </message>
        <message>
            <source>Run this step anew</source>
            <translation>Бул кадамды кайра эсептөө</translation>
        </message>
        <message>
            <source>Show its results</source>
            <translation>Жыйынтыгы</translation>
        </message>
        <message>
            <source>Work out the chosen step and what it needs.</source>
            <translation>Тандалган кадамды жана ага керектүүлөрдү эсептөө.</translation>
        </message>
        <message>
            <source>Running one step</source>
            <translation>Бир кадам эсептелүүдө</translation>
        </message>
        <message>
            <source>The step is worked out: {step}.</source>
            <translation>Кадам эсептелди: {step}.</translation>
        </message>
        <message>
            <source>Tables and charts of the step.</source>
            <translation>Кадамдын таблицалары жана диаграммалары.</translation>
        </message>
        <message>
            <source>Looking for features</source>
            <translation>Объекттер изделүүдө</translation>
        </message>
    </context>
</TS>
