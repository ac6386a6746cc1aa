<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Restrictions on the use of land</source>
            <translation>Жерди пайдаланууга чектөөлөр</translation>
        </message>
        <message>
            <source>Land for new uses</source>
            <translation>Жаңы пайдаланууга жер</translation>
        </message>
        <message>
            <source>Land balance by village</source>
            <translation>Жер балансы айылдар боюнча</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>Шарттуу белгилер</translation>
        </message>
        <message>
            <source>N</source>
            <translation>Т</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Категория</translation>
        </message>
        <message>
            <source>In all</source>
            <translation>Бардыгы</translation>
        </message>
        <message>
            <source>Not in any parcel</source>
            <translation>Эч бир тилкеге кирбейт</translation>
        </message>
        <message>
            <source>Counted more than once</source>
            <translation>Бир нече жолу эсептелген</translation>
        </message>
        <message>
            <source>{territory}, {year}</source>
            <translation>{territory}, {year}</translation>
        </message>
        <message>
            <source>{territory}, village {village}, {year}</source>
            <translation>{territory}, {village} айылы, {year}</translation>
        </message>
        <message>
            <source>Coordinates: {crs}</source>
            <translation>Координаттар: {crs}</translation>
        </message>
        <message>
            <source>Data: {files}; worked out on {day}</source>
            <translation>Маалыматтар: {files}; эсептелген күнү {day}</translation>
        </message>
        <message>
            <source>Rule: {source}, {day}</source>
            <translation>Эреже: {source}, {day}</translation>
        </message>
        <message>
            <source>the legal text was not checked</source>
            <translation>мыйзамдын тексти текшерилген эмес</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>текшерилген</translation>
        </message>
        <message>
            <source>Author: {author}</source>
            <translation>Автору: {author}</translation>
        </message>
        <message>
            <source>Measures: {count}; cost {cost} million som, covered {covered}, missing {missing}</source>
            <translation>Иш-чаралар: {count}; баасы {cost} млн сом, камсыздалганы {covered}, жетпегени {missing}</translation>
        </message>
        <message>
            <source>Print maps</source>
            <translation>Карталарды басып чыгаруу</translation>
        </message>
        <message>
            <source>Print maps…</source>
            <translation>Карта басуу…</translation>
        </message>
        <message>
            <source>Map sheets of the last run, also as PDF.</source>
            <translation>Акыркы эсептөөнүн карта барактары, PDF катары да.</translation>
        </message>
        <message>
            <source>Write PDF files beside the results</source>
            <translation>Натыйжалардын жанына PDF файлдарын жазуу</translation>
        </message>
        <message>
            <source>Make the sheets</source>
            <translation>Барактарды түзүү</translation>
        </message>
        <message>
            <source>The sheets become layouts of the project, to be changed.</source>
            <translation>Барактар долбоордун макеттери болуп, өзгөртүүгө болот.</translation>
        </message>
        <message>
            <source>There is no map to print: run the plan and show its results on the map.</source>
            <translation>Басып чыгара турган карта жок: планды иштетип, натыйжаларын картада көрсөтүңүз.</translation>
        </message>
        <message>
            <source>Villages of the atlas</source>
            <translation>Атластын айылдары</translation>
        </message>
        <message>
            <source>Layouts in the project: {count}</source>
            <translation>Долбоордогу макеттер: {count}</translation>
        </message>
        <message>
            <source>Map sheets written: {count}, in {folder}</source>
            <translation>Жазылган карта барактары: {count}, {folder} папкасында</translation>
        </message>
        <message>
            <source>The plan has no layer of {name}: name it in the plan and run it.</source>
            <translation>Пландын {name} катмары жок: аны планда көрсөтүп, планды иштетиңиз.</translation>
        </message>
        <message>
            <source>QGIS's own Python cannot be started as a program here.</source>
            <translation>QGISтин өз Python'у бул жерде өзүнчө программа катары иштебейт.</translation>
        </message>
        <message>
            <source>Writing map sheets</source>
            <translation>Карта барактары жазылууда</translation>
        </message>
        <message>
            <source>Figures of the sheets</source>
            <translation>Барактардын сандары</translation>
        </message>
        <message>
            <source>Cancelled; sheets that were complete are written.</source>
            <translation>Токтотулду; бүткөн барактар жазылды.</translation>
        </message>
        <message>
            <source>Something else is being worked out: print when it has ended.</source>
            <translation>Азыр башка эсеп жүрүп жатат: ал бүткөндө басып чыгарыңыз.</translation>
        </message>
        <message>
            <source>The PDFs show the results as they were saved. What you change in a layout is written by its own window: Layout, Export as PDF.</source>
            <translation>PDF файлдар натыйжаларды сакталган боюнча көрсөтөт. Макетте өзгөрткөнүңүз анын өз терезесинен жазылат: Макет, PDF катары экспорттоо.</translation>
        </message>
    </context>
</TS>
