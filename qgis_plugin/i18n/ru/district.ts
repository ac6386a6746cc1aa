<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Country: balance and restrictions by municipality</source>
            <translation>Страна: баланс и ограничения по муниципалитетам</translation>
        </message>
        <message>
            <source>Adds up the parcels of all municipalities in one file, of millions of parcels as well: the balance of each closed to its territory, the land under each restriction and in each hazard, and where the municipalities overlap or leave gaps. The file is read piece by piece within the memory that is allowed. GeoParquet ordered by municipality is read fastest.</source>
            <translation>Складывает участки всех муниципалитетов из одного файла, в том числе миллионы участков: баланс каждого, сведённый к его территории, земли под каждым ограничением и в каждой опасной зоне, а также где муниципалитеты перекрываются или оставляют разрывы. Файл читается по частям в пределах разрешённой памяти. Быстрее всего читается GeoParquet, упорядоченный по муниципалитетам.</translation>
        </message>
        <message>
            <source>Polygon layer laid over all parcels; it is kept in memory.</source>
            <translation>Слой полигонов, накладываемый на все участки; он хранится в памяти.</translation>
        </message>
        <message>
            <source>Municipalities in the sums</source>
            <translation>Муниципалитетов в итогах</translation>
        </message>
        <message>
            <source>Municipalities left out</source>
            <translation>Муниципалитетов не вошло</translation>
        </message>
        <message>
            <source>Parcels together, ha</source>
            <translation>Участки вместе, га</translation>
        </message>
        <message>
            <source>Overlaps of parcels, ha</source>
            <translation>Перекрытия участков, га</translation>
        </message>
        <message>
            <source>Gaps between parcels, ha</source>
            <translation>Разрывы между участками, га</translation>
        </message>
        <message>
            <source>Parcels outside their municipality, ha</source>
            <translation>Участки вне своего муниципалитета, га</translation>
        </message>
        <message>
            <source>Municipalities together, ha</source>
            <translation>Муниципалитеты вместе, га</translation>
        </message>
        <message>
            <source>Overlaps between municipalities, ha</source>
            <translation>Перекрытия между муниципалитетами, га</translation>
        </message>
        <message>
            <source>Gaps between municipalities, ha</source>
            <translation>Разрывы между муниципалитетами, га</translation>
        </message>
        <message>
            <source>Outside the district or the country, ha</source>
            <translation>Вне района или страны, га</translation>
        </message>
        <message>
            <source>Residual, ha</source>
            <translation>Остаток, га</translation>
        </message>
        <message>
            <source>Largest residual of a municipality, ha</source>
            <translation>Наибольший остаток муниципалитета, га</translation>
        </message>
        <message>
            <source>Land under a restriction, ha</source>
            <translation>Земли с ограничениями, га</translation>
        </message>
        <message>
            <source>Land in danger, ha</source>
            <translation>Земли в опасности, га</translation>
        </message>
        <message>
            <source>Residual of the regimes, ha</source>
            <translation>Остаток по режимам, га</translation>
        </message>
        <message>
            <source>Residual of the hazards, ha</source>
            <translation>Остаток по опасностям, га</translation>
        </message>
        <message>
            <source>File of the parcels</source>
            <translation>Файл участков</translation>
        </message>
        <message>
            <source>GeoParquet, or another file that QGIS reads; it may be larger than memory.</source>
            <translation>GeoParquet или другой файл, который читает QGIS; он может быть больше памяти.</translation>
        </message>
        <message>
            <source>Layer in the file</source>
            <translation>Слой в файле</translation>
        </message>
        <message>
            <source>Only where it holds several.</source>
            <translation>Только если их в нём несколько.</translation>
        </message>
        <message>
            <source>Field with the municipality</source>
            <translation>Поле с муниципалитетом</translation>
        </message>
        <message>
            <source>Of the parcels and of the boundaries; names are compared as they stand.</source>
            <translation>У участков и у границ; названия сравниваются так, как записаны.</translation>
        </message>
        <message>
            <source>Boundaries of the municipalities</source>
            <translation>Границы муниципалитетов</translation>
        </message>
        <message>
            <source>Without them the outer outline of its parcels is a municipality's territory.</source>
            <translation>Без них территорией муниципалитета считается внешний контур его участков.</translation>
        </message>
        <message>
            <source>Boundary of the country</source>
            <translation>Граница страны</translation>
        </message>
        <message>
            <source>The outline into which the municipalities should fit.</source>
            <translation>Контур, в который должны укладываться муниципалитеты.</translation>
        </message>
        <message>
            <source>Columns of the schema separated by commas, as category, ownership.</source>
            <translation>Столбцы схемы через запятую, например category, ownership.</translation>
        </message>
        <message>
            <source>The day on which the restrictions are in force.</source>
            <translation>День, на который действуют ограничения.</translation>
        </message>
        <message>
            <source>Memory, MB</source>
            <translation>Память, МБ</translation>
        </message>
        <message>
            <source>What the calculation may take, about; a municipality is never divided.</source>
            <translation>Сколько примерно может занять расчёт; муниципалитет не делится.</translation>
        </message>
        <message>
            <source>Municipalities</source>
            <translation>Муниципалитеты</translation>
        </message>
        <message>
            <source>Layer of their outlines with the main figures and ranks.</source>
            <translation>Слой их контуров с основными показателями и местами.</translation>
        </message>
        <message>
            <source>Balance of the country</source>
            <translation>Баланс страны</translation>
        </message>
        <message>
            <source>Table with the sums and the seams; it adds up to the territory.</source>
            <translation>Таблица с суммами и стыками; сходится с территорией.</translation>
        </message>
        <message>
            <source>Balance by municipality</source>
            <translation>Баланс по муниципалитетам</translation>
        </message>
        <message>
            <source>Table closed for each.</source>
            <translation>Таблица, сведённая для каждого.</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Замечания</translation>
        </message>
        <message>
            <source>Table of what does not fit, the gravest first, and how to mend it.</source>
            <translation>Таблица несоответствий, сначала самые серьёзные, и как их исправить.</translation>
        </message>
        <message>
            <source>Figures of the municipalities</source>
            <translation>Показатели муниципалитетов</translation>
        </message>
        <message>
            <source>Table with one row for each: status, figures and ranks.</source>
            <translation>Таблица со строкой на каждый: состояние, показатели и места.</translation>
        </message>
        <message>
            <source>Land by kind of restriction</source>
            <translation>Земли по видам ограничений</translation>
        </message>
        <message>
            <source>Table by municipality; land under several kinds counts for each.</source>
            <translation>Таблица по муниципалитетам; земля под несколькими видами учтена в каждом.</translation>
        </message>
        <message>
            <source>Table with the strictest regime, by municipality.</source>
            <translation>Таблица с самым строгим режимом по муниципалитетам.</translation>
        </message>
        <message>
            <source>Land by hazard and level</source>
            <translation>Земли по опасностям и уровням</translation>
        </message>
        <message>
            <source>Table by municipality; for each hazard the levels add up.</source>
            <translation>Таблица по муниципалитетам; уровни каждой опасности сходятся в сумме.</translation>
        </message>
        <message>
            <source>Seams as a table</source>
            <translation>Стыки таблицей</translation>
        </message>
        <message>
            <source>Table of the same pieces with their hectares.</source>
            <translation>Таблица тех же частей с гектарами.</translation>
        </message>
        <message>
            <source>Lay the district together</source>
            <translation>Свести район</translation>
        </message>
        <message>
            <source>Builds a district from the packages of its municipalities: balance, protected areas and restrictions, hazards with the people in them, demand for land against supply, each municipality ranked. Where their boundaries overlap or leave gaps, parcels are claimed twice, years or names differ, it says so. A package that is damaged is named with the reason, and the rest is worked out. Revenues are not added up.</source>
            <translation>Собирает район из пакетов его муниципалитетов: баланс, ООПТ и ограничения, опасности и жители в них, потребность в землях и их наличие, место каждого муниципалитета. Если границы перекрываются или оставляют разрывы, участки заявлены дважды, годы или названия расходятся, об этом сообщается. Повреждённый пакет называется с причиной, остальное рассчитывается. Доходы не складываются.</translation>
        </message>
        <message>
            <source>Laid over every municipality in the place of its own.</source>
            <translation>Накладываются на каждый муниципалитет вместо его собственных.</translation>
        </message>
        <message>
            <source>Year of the figures</source>
            <translation>Год показателей</translation>
        </message>
        <message>
            <source>Protected areas, ha</source>
            <translation>ООПТ, га</translation>
        </message>
        <message>
            <source>People in danger</source>
            <translation>Жители в опасности</translation>
        </message>
        <message>
            <source>Land needed, ha</source>
            <translation>Нужно земель, га</translation>
        </message>
        <message>
            <source>Land missing, ha</source>
            <translation>Не хватает земель, га</translation>
        </message>
        <message>
            <source>Folder with the packages</source>
            <translation>Папка с пакетами</translation>
        </message>
        <message>
            <source>Every file (.zip) in it is the package of a municipality.</source>
            <translation>Каждый файл (.zip) в ней — пакет муниципалитета.</translation>
        </message>
        <message>
            <source>Boundary of the district</source>
            <translation>Граница района</translation>
        </message>
        <message>
            <source>Without it the outer outline of the municipalities is the territory.</source>
            <translation>Без неё территорией считается внешний контур муниципалитетов.</translation>
        </message>
        <message>
            <source>List of the municipalities</source>
            <translation>Список муниципалитетов</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with name_ky, name_ru, name_en, code and totals.</source>
            <translation>Таблица (CSV или XLSX) с name_ky, name_ru, name_en, code и итогами.</translation>
        </message>
        <message>
            <source>Package of limits</source>
            <translation>Пакет ограничений</translation>
        </message>
        <message>
            <source>The package that went down, for its restrictions and hazards.</source>
            <translation>Пакет, переданный вниз: его ограничения и опасности.</translation>
        </message>
        <message>
            <source>Left empty, that of most municipalities; who has another is named.</source>
            <translation>Если пусто, год большинства муниципалитетов; у кого другой, будет назван.</translation>
        </message>
        <message>
            <source>Page for the staff of the district, with a map.</source>
            <translation>Страница с картой для сотрудников района.</translation>
        </message>
        <message>
            <source>Workbook with a sheet for each table.</source>
            <translation>Книга с листом на каждую таблицу.</translation>
        </message>
        <message>
            <source>Balance of the district</source>
            <translation>Баланс района</translation>
        </message>
        <message>
            <source>Table with the sums by category and the seams; it adds up to the territory.</source>
            <translation>Таблица с суммами по категориям и стыками; сходится с территорией.</translation>
        </message>
        <message>
            <source>Missing from the sums</source>
            <translation>Не вошло в итоги</translation>
        </message>
        <message>
            <source>Table with each municipality, part or layer that is not there, and why.</source>
            <translation>Таблица муниципалитетов, частей и слоёв, которых нет, и почему.</translation>
        </message>
        <message>
            <source>Seams</source>
            <translation>Стыки</translation>
        </message>
        <message>
            <source>Layer of the overlaps, the gaps and the land outside the district.</source>
            <translation>Слой перекрытий, разрывов и земель вне района.</translation>
        </message>
        <message>
            <source>Protected areas and other kinds</source>
            <translation>ООПТ и другие виды</translation>
        </message>
        <message>
            <source>Table with the land under each kind of restriction, by municipality.</source>
            <translation>Таблица земель под каждым видом ограничений по муниципалитетам.</translation>
        </message>
        <message>
            <source>People by hazard and level</source>
            <translation>Жители по опасностям и уровням</translation>
        </message>
        <message>
            <source>Table with people, households and buildings, by municipality.</source>
            <translation>Таблица жителей, домохозяйств и зданий по муниципалитетам.</translation>
        </message>
        <message>
            <source>Demand against supply</source>
            <translation>Потребность и наличие</translation>
        </message>
        <message>
            <source>Table by municipality and use: needed, ready, missing.</source>
            <translation>Таблица по муниципалитетам и видам использования: нужно, готово, не хватает.</translation>
        </message>
        <message>
            <source>Names</source>
            <translation>Названия</translation>
        </message>
        <message>
            <source>Table that says how names were joined with the list, and how alike they are.</source>
            <translation>Таблица: как названия соединены со списком и насколько они похожи.</translation>
        </message>
        <message>
            <source>Parcels claimed twice</source>
            <translation>Участки, заявленные дважды</translation>
        </message>
        <message>
            <source>Table with the parcels that several municipalities have.</source>
            <translation>Таблица участков, которые есть у нескольких муниципалитетов.</translation>
        </message>
        <message>
            <source>Packages</source>
            <translation>Пакеты</translation>
        </message>
        <message>
            <source>Pack a municipality</source>
            <translation>Упаковать муниципалитет</translation>
        </message>
        <message>
            <source>Puts the layers of a municipality, or a plan with the tables of its run, into one sealed file for the district: every byte is under a checksum, so that damage on the way is seen. The same way limits go down from the district to its municipalities. The fields become those of the schema, and nothing is changed in the layers.</source>
            <translation>Складывает слои муниципалитета или план с таблицами его расчёта в один опечатанный файл для района: каждый байт под контрольной суммой, поэтому повреждение в пути будет замечено. Так же ограничения передаются от района муниципалитетам. Поля становятся полями схемы, сами слои не меняются.</translation>
        </message>
        <message>
            <source>Packed as it is, with the fields of the schema.</source>
            <translation>Упаковывается как есть, с полями схемы.</translation>
        </message>
        <message>
            <source>Left empty, that of the plan.</source>
            <translation>Если пусто, из плана.</translation>
        </message>
        <message>
            <source>Layers in the package</source>
            <translation>Слоёв в пакете</translation>
        </message>
        <message>
            <source>Tables in the package</source>
            <translation>Таблиц в пакете</translation>
        </message>
        <message>
            <source>File (TOML) of a plan; its layers and results go before those below.</source>
            <translation>Файл (TOML) плана; его слои и результаты берутся вместо указанных ниже.</translation>
        </message>
        <message>
            <source>With the results of the plan</source>
            <translation>С результатами плана</translation>
        </message>
        <message>
            <source>The plan is run, and its balance, exposure, demand and supply are packed.</source>
            <translation>План рассчитывается, и упаковываются его баланс, опасности, потребность и наличие земель.</translation>
        </message>
        <message>
            <source>The file that goes to the district; it is replaced as a whole or not at all.</source>
            <translation>Файл, который идёт в район; заменяется целиком или никак.</translation>
        </message>
        <message>
            <source>Name of the municipality in Kyrgyz</source>
            <translation>Название муниципалитета на кыргызском</translation>
        </message>
        <message>
            <source>Name of the municipality in Russian</source>
            <translation>Название муниципалитета на русском</translation>
        </message>
        <message>
            <source>Name of the municipality in English</source>
            <translation>Название муниципалитета на английском</translation>
        </message>
        <message>
            <source>Number of the municipality in the state's register.</source>
            <translation>Номер муниципалитета в государственном реестре.</translation>
        </message>
        <message>
            <source>Base year of the figures</source>
            <translation>Базовый год показателей</translation>
        </message>
        <message>
            <source>Day of the layers</source>
            <translation>Дата слоёв</translation>
        </message>
        <message>
            <source>As 2026-11-01; may be left empty.</source>
            <translation>Например, 2026-11-01; можно оставить пустым.</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>Направление</translation>
        </message>
        <message>
            <source>Figures go up to the district, limits go down to its municipalities.</source>
            <translation>Показатели передаются вверх району, ограничения — вниз муниципалитетам.</translation>
        </message>
        <message>
            <source>Content of the package</source>
            <translation>Содержание пакета</translation>
        </message>
        <message>
            <source>Table of the layers and tables that were packed.</source>
            <translation>Таблица упакованных слоёв и таблиц.</translation>
        </message>
        <message>
            <source>File of the package</source>
            <translation>Файл пакета</translation>
        </message>
        <message>
            <source>up to the district</source>
            <translation>вверх, району</translation>
        </message>
        <message>
            <source>down to the municipalities</source>
            <translation>вниз, муниципалитетам</translation>
        </message>
        <message>
            <source>District and country</source>
            <translation>Район и страна</translation>
        </message>
    </context>
</TS>
