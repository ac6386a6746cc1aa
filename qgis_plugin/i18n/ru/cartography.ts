<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Restrictions on the use of land</source>
            <translation>Ограничения использования земель</translation>
        </message>
        <message>
            <source>Land for new uses</source>
            <translation>Земли для новых видов использования</translation>
        </message>
        <message>
            <source>Land balance by village</source>
            <translation>Земельный баланс по сёлам</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>Условные обозначения</translation>
        </message>
        <message>
            <source>N</source>
            <translation>С</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Категория</translation>
        </message>
        <message>
            <source>In all</source>
            <translation>Всего</translation>
        </message>
        <message>
            <source>Not in any parcel</source>
            <translation>Вне участков</translation>
        </message>
        <message>
            <source>Counted more than once</source>
            <translation>Учтено более одного раза</translation>
        </message>
        <message>
            <source>{territory}, {year}</source>
            <translation>{territory}, {year}</translation>
        </message>
        <message>
            <source>{territory}, village {village}, {year}</source>
            <translation>{territory}, село {village}, {year}</translation>
        </message>
        <message>
            <source>Coordinates: {crs}</source>
            <translation>Координаты: {crs}</translation>
        </message>
        <message>
            <source>Data: {files}; worked out on {day}</source>
            <translation>Данные: {files}; рассчитано {day}</translation>
        </message>
        <message>
            <source>Rule: {source}, {day}</source>
            <translation>Правило: {source}, {day}</translation>
        </message>
        <message>
            <source>the legal text was not checked</source>
            <translation>текст закона не сверен</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>сверено</translation>
        </message>
        <message>
            <source>Author: {author}</source>
            <translation>Автор: {author}</translation>
        </message>
        <message>
            <source>Measures: {count}; cost {cost} million som, covered {covered}, missing {missing}</source>
            <translation>Мероприятия: {count}; стоимость {cost} млн сомов, обеспечено {covered}, не хватает {missing}</translation>
        </message>
        <message>
            <source>Print maps</source>
            <translation>Печать карт</translation>
        </message>
        <message>
            <source>Print maps…</source>
            <translation>Печать карт…</translation>
        </message>
        <message>
            <source>Map sheets of the last run, also as PDF.</source>
            <translation>Листы карт последнего расчёта, также в PDF.</translation>
        </message>
        <message>
            <source>Write PDF files beside the results</source>
            <translation>Записать файлы PDF рядом с результатами</translation>
        </message>
        <message>
            <source>Make the sheets</source>
            <translation>Создать листы</translation>
        </message>
        <message>
            <source>The sheets become layouts of the project, to be changed.</source>
            <translation>Листы становятся макетами проекта, их можно менять.</translation>
        </message>
        <message>
            <source>There is no map to print: run the plan and show its results on the map.</source>
            <translation>Печатать нечего: выполните план и покажите его результаты на карте.</translation>
        </message>
        <message>
            <source>Villages of the atlas</source>
            <translation>Сёла атласа</translation>
        </message>
        <message>
            <source>Layouts in the project: {count}</source>
            <translation>Макетов в проекте: {count}</translation>
        </message>
        <message>
            <source>Map sheets written: {count}, in {folder}</source>
            <translation>Записано листов карт: {count}, в папке {folder}</translation>
        </message>
        <message>
            <source>The plan has no layer of {name}: name it in the plan and run it.</source>
            <translation>В плане нет слоя {name}: укажите его в плане и выполните план.</translation>
        </message>
        <message>
            <source>QGIS's own Python cannot be started as a program here.</source>
            <translation>Собственный Python QGIS здесь не запускается отдельной программой.</translation>
        </message>
        <message>
            <source>Writing map sheets</source>
            <translation>Запись листов карт</translation>
        </message>
        <message>
            <source>Figures of the sheets</source>
            <translation>Показатели листов</translation>
        </message>
        <message>
            <source>Cancelled; sheets that were complete are written.</source>
            <translation>Отменено; готовые листы записаны.</translation>
        </message>
        <message>
            <source>Something else is being worked out: print when it has ended.</source>
            <translation>Идёт другой расчёт: печатайте, когда он закончится.</translation>
        </message>
        <message>
            <source>The PDFs show the results as they were saved. What you change in a layout is written by its own window: Layout, Export as PDF.</source>
            <translation>PDF показывают результаты в том виде, в каком они сохранены. То, что вы изменили в макете, записывается из его окна: Макет, Экспорт в PDF.</translation>
        </message>
    </context>
</TS>
