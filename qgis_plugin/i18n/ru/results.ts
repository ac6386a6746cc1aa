<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Show only rows with these words</source>
            <translation>Поиск по словам</translation>
        </message>
        <message>
            <source>Zoom to the rows</source>
            <translation>Приблизить к строкам</translation>
        </message>
        <message>
            <source>Show what the chosen rows stand for.</source>
            <translation>Показать на карте, что означают выбранные строки.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Копировать</translation>
        </message>
        <message>
            <source>Put the rows that are shown on the clipboard.</source>
            <translation>Скопировать показанные строки в буфер обмена.</translation>
        </message>
        <message>
            <source>Save as CSV…</source>
            <translation>Сохранить как CSV…</translation>
        </message>
        <message>
            <source>Write the rows that are shown into a file.</source>
            <translation>Записать показанные строки в файл.</translation>
        </message>
        <message>
            <source>Open a plan and run it to see its results.</source>
            <translation>Откройте план и выполните расчёт, чтобы увидеть результаты.</translation>
        </message>
        <message>
            <source>{shown} rows</source>
            <translation>Строк: {shown}</translation>
        </message>
        <message>
            <source>{shown} of {all} rows</source>
            <translation>Строк: {shown} из {all}</translation>
        </message>
        <message>
            <source>This step has no results yet.</source>
            <translation>У этого шага пока нет результатов.</translation>
        </message>
        <message>
            <source>The table is empty: nothing was found.</source>
            <translation>Таблица пуста: ничего не найдено.</translation>
        </message>
        <message>
            <source>Reading results</source>
            <translation>Чтение результатов</translation>
        </message>
        <message>
            <source>Too many rows to select them on the map.</source>
            <translation>Слишком много строк, чтобы выделить их на карте.</translation>
        </message>
        <message>
            <source>Put the results on the map first, on the page “Plan”.</source>
            <translation>Сначала выведите результаты на карту на странице «План».</translation>
        </message>
        <message>
            <source>The chosen rows stand for nothing on the map.</source>
            <translation>Выбранным строкам ничего не соответствует на карте.</translation>
        </message>
        <message>
            <source>{count} rows are on the clipboard.</source>
            <translation>Строк в буфере обмена: {count}.</translation>
        </message>
        <message>
            <source>Written: {path}</source>
            <translation>Записано: {path}</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Результаты</translation>
        </message>
        <message>
            <source>Run this step</source>
            <translation>Выполнить шаг</translation>
        </message>
        <message>
            <source>Run this step anew</source>
            <translation>Пересчитать этот шаг заново</translation>
        </message>
        <message>
            <source>Show its results</source>
            <translation>Результат</translation>
        </message>
        <message>
            <source>Work out the chosen step and what it needs.</source>
            <translation>Выполнить выбранный шаг и то, что ему нужно.</translation>
        </message>
        <message>
            <source>Running one step</source>
            <translation>Выполнение одного шага</translation>
        </message>
        <message>
            <source>The step is worked out: {step}.</source>
            <translation>Шаг выполнен: {step}.</translation>
        </message>
        <message>
            <source>Tables and charts of the step.</source>
            <translation>Таблицы и диаграммы шага.</translation>
        </message>
        <message>
            <source>Looking for features</source>
            <translation>Поиск объектов</translation>
        </message>
    </context>
</TS>
