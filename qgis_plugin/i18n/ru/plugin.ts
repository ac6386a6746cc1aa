<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>it said nothing</source>
            <translation>он ничего не сообщил</translation>
        </message>
        <message>
            <source>The child process stopped without a result: {reason}</source>
            <translation>Дочерний процесс остановился без результата: {reason}</translation>
        </message>
        <message>
            <source>The interpreter {path} cannot be started: {reason}</source>
            <translation>Интерпретатор {path} не запускается: {reason}</translation>
        </message>
        <message>
            <source>The library in the plugin's folder is of another version; reinstall it.</source>
            <translation>Библиотека в папке модуля другой версии; установите модуль заново.</translation>
        </message>
        <message>
            <source>The calculation failed: {reason}. Details are in the log.</source>
            <translation>Расчёт не удался: {reason}. Подробности в журнале.</translation>
        </message>
        <message>
            <source>the settings exclude it</source>
            <translation>это запрещено настройками</translation>
        </message>
        <message>
            <source>The calculation cannot run inside QGIS ({inside}) nor beside it ({beside}). Install Python 3.11 or newer with geopandas in a virtual environment and give its interpreter as SEDP_CHILD_PYTHON or in the setting sedp/child_python.</source>
            <translation>Расчёт не может идти ни внутри QGIS ({inside}), ни рядом с ним ({beside}). Установите Python 3.11 или новее с geopandas в виртуальное окружение и укажите его интерпретатор в переменной SEDP_CHILD_PYTHON или в настройке sedp/child_python.</translation>
        </message>
        <message>
            <source>its Python is older than 3.11</source>
            <translation>его Python старше версии 3.11</translation>
        </message>
        <message>
            <source>it has no {package}</source>
            <translation>в нём нет {package}</translation>
        </message>
        <message>
            <source>its {package} was installed by pip and would crash QGIS</source>
            <translation>его {package} установлен через pip и привёл бы к падению QGIS</translation>
        </message>
        <message>
            <source>its {package} does not start</source>
            <translation>его {package} не запускается</translation>
        </message>
        <message>
            <source>its {package} is too old</source>
            <translation>его {package} слишком старый</translation>
        </message>
        <message>
            <source>there is no interpreter at {path}</source>
            <translation>по пути {path} нет интерпретатора</translation>
        </message>
        <message>
            <source>the interpreter {path} may not be run</source>
            <translation>интерпретатор {path} запрещено запускать</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Ошибка</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Предупреждение</translation>
        </message>
        <message>
            <source>Information</source>
            <translation>Сведение</translation>
        </message>
        <message>
            <source>Land balance</source>
            <translation>Земельный баланс</translation>
        </message>
        <message>
            <source>Adds up the land by category or another column, measured and registered, used and unused. The balance closes: parcels − overlaps + gaps − land outside = territory, and the residual is shown. Land without a code is a row of its own, not a loss.</source>
            <translation>Складывает земли по категориям или по другому столбцу: измеренные и учётные, используемые и неиспользуемые. Баланс сходится: участки − наложения + разрывы − земли за границей = территория, невязка показана. Земли без кода стоят отдельной строкой и не теряются.</translation>
        </message>
        <message>
            <source>Table with a row for each group, in hectares, and rows for what does not fit.</source>
            <translation>Таблица: строка на каждую группу, в гектарах, и строки для того, что не сходится.</translation>
        </message>
        <message>
            <source>Cross table</source>
            <translation>Сводная таблица</translation>
        </message>
        <message>
            <source>Table of category, kind of land, ownership and use together, in hectares.</source>
            <translation>Таблица: категория, вид угодий, форма собственности и использование вместе, в гектарах.</translation>
        </message>
        <message>
            <source>Overlaps, gaps and land outside</source>
            <translation>Наложения, разрывы и земли за границей</translation>
        </message>
        <message>
            <source>Layer of the places where parcels overlap, leave a gap or lie outside.</source>
            <translation>Слой мест, где участки накладываются, оставляют разрыв или выходят за границу.</translation>
        </message>
        <message>
            <source>Sum of the parcels, ha</source>
            <translation>Сумма участков, га</translation>
        </message>
        <message>
            <source>Land covered by parcels, ha</source>
            <translation>Покрыто участками, га</translation>
        </message>
        <message>
            <source>Overlaps, ha</source>
            <translation>Наложения, га</translation>
        </message>
        <message>
            <source>Gaps, ha</source>
            <translation>Разрывы, га</translation>
        </message>
        <message>
            <source>Land outside the boundary, ha</source>
            <translation>Земли за границей, га</translation>
        </message>
        <message>
            <source>Territory, ha</source>
            <translation>Территория, га</translation>
        </message>
        <message>
            <source>Residual of the balance, ha</source>
            <translation>Невязка баланса, га</translation>
        </message>
        <message>
            <source>Cancelled; nothing was written.</source>
            <translation>Отменено; ничего не записано.</translation>
        </message>
        <message>
            <source>The layer {name} cannot be opened.</source>
            <translation>Слой {name} не открывается.</translation>
        </message>
        <message>
            <source>{output} could not be written: {reason}</source>
            <translation>{output}: не удалось записать: {reason}</translation>
        </message>
        <message>
            <source>The layer {name} holds no polygons; choose a polygon layer.</source>
            <translation>В слое {name} нет полигонов; выберите полигональный слой.</translation>
        </message>
        <message>
            <source>The layer {name} has no coordinate reference system; set it in the layer's properties.</source>
            <translation>У слоя {name} не задана система координат; задайте её в свойствах слоя.</translation>
        </message>
        <message>
            <source>The layer {name} has no features.</source>
            <translation>В слое {name} нет объектов.</translation>
        </message>
        <message>
            <source>Change of land</source>
            <translation>Изменение земель</translation>
        </message>
        <message>
            <source>Compares two states of the parcels: how many hectares went from which category to which, gain, loss and net change of each, and which parcels were split or merged.</source>
            <translation>Сравнивает два состояния участков: сколько гектаров перешло из какой категории в какую, сколько прибыло, убыло и каков итог по каждой, какие участки разделены или объединены.</translation>
        </message>
        <message>
            <source>Land parcels before</source>
            <translation>Земельные участки до</translation>
        </message>
        <message>
            <source>Polygon layer of the earlier state.</source>
            <translation>Полигональный слой более раннего состояния.</translation>
        </message>
        <message>
            <source>Land parcels after</source>
            <translation>Земельные участки после</translation>
        </message>
        <message>
            <source>Polygon layer of the later state.</source>
            <translation>Полигональный слой более позднего состояния.</translation>
        </message>
        <message>
            <source>Changed land</source>
            <translation>Изменившиеся земли</translation>
        </message>
        <message>
            <source>Layer of the pieces whose category is not what it was.</source>
            <translation>Слой частей, категория которых изменилась.</translation>
        </message>
        <message>
            <source>Transition matrix</source>
            <translation>Матрица переходов</translation>
        </message>
        <message>
            <source>Table in hectares: rows are the earlier state, columns the later.</source>
            <translation>Таблица в гектарах: строки – прежнее состояние, столбцы – новое.</translation>
        </message>
        <message>
            <source>Gain and loss</source>
            <translation>Прибыло и убыло</translation>
        </message>
        <message>
            <source>Table with gain, loss, swap and net change of each category, in hectares.</source>
            <translation>Таблица: прибыло, убыло, взаимный обмен и итоговое изменение по каждой категории, в гектарах.</translation>
        </message>
        <message>
            <source>History of parcels</source>
            <translation>История участков</translation>
        </message>
        <message>
            <source>Table with what happened to which parcels: split, merged, new, gone.</source>
            <translation>Таблица: что произошло с какими участками: разделён, объединён, новый, исчез.</translation>
        </message>
        <message>
            <source>Land before, ha</source>
            <translation>Земли до, га</translation>
        </message>
        <message>
            <source>Land after, ha</source>
            <translation>Земли после, га</translation>
        </message>
        <message>
            <source>Changed land, ha</source>
            <translation>Изменившиеся земли, га</translation>
        </message>
        <message>
            <source>Check land parcels</source>
            <translation>Проверка земельных участков</translation>
        </message>
        <message>
            <source>Finds what is wrong with a layer of land parcels: overlaps, gaps, slivers, invalid and duplicate geometries, missing or unknown codes, repeated numbers, registered areas in the wrong unit. Every finding names its parcels, its size and what to do; the layer of findings can be zoomed to. The parcels themselves are not changed.</source>
            <translation>Находит ошибки в слое земельных участков: наложения, разрывы, узкие полоски, неверные и повторные контуры, пустые и неизвестные коды, повторные номера, учётную площадь не в той единице. Каждая находка называет участки, размер и что делать; к слою находок можно приблизиться на карте. Сами участки не меняются.</translation>
        </message>
        <message>
            <source>Findings on the map</source>
            <translation>Находки на карте</translation>
        </message>
        <message>
            <source>Layer with the place of each finding: errors red, warnings orange.</source>
            <translation>Слой с местом каждой находки: ошибки красные, предупреждения оранжевые.</translation>
        </message>
        <message>
            <source>Table of findings</source>
            <translation>Таблица находок</translation>
        </message>
        <message>
            <source>Table with one row per finding: rule, severity, parcels, size, what to do.</source>
            <translation>Таблица, строка на находку: правило, важность, участки, размер, что делать.</translation>
        </message>
        <message>
            <source>Parcels</source>
            <translation>Участки</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Ошибки</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>Предупреждения</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Сведения</translation>
        </message>
        <message>
            <source>Field with the parcel's number</source>
            <translation>Поле с номером участка</translation>
        </message>
        <message>
            <source>Field with the land category</source>
            <translation>Поле с категорией земель</translation>
        </message>
        <message>
            <source>Field with the kind of land</source>
            <translation>Поле с видом угодий</translation>
        </message>
        <message>
            <source>Field with the ownership</source>
            <translation>Поле с формой собственности</translation>
        </message>
        <message>
            <source>Field that says whether the land is used</source>
            <translation>Поле, в котором указано, используется ли земля</translation>
        </message>
        <message>
            <source>Field with the registered area</source>
            <translation>Поле с учётной площадью</translation>
        </message>
        <message>
            <source>Land category</source>
            <translation>Категория земель</translation>
        </message>
        <message>
            <source>Kind of land</source>
            <translation>Вид угодий</translation>
        </message>
        <message>
            <source>Ownership</source>
            <translation>Форма собственности</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Использование</translation>
        </message>
        <message>
            <source>Land parcels</source>
            <translation>Земельные участки</translation>
        </message>
        <message>
            <source>Polygon layer of the land parcels, as it is. Areas are measured on the ellipsoid.</source>
            <translation>Полигональный слой земельных участков, как он есть. Площади измеряются на эллипсоиде.</translation>
        </message>
        <message>
            <source>Boundary of the territory</source>
            <translation>Граница территории</translation>
        </message>
        <message>
            <source>Polygon layer with the boundary of the municipality. Without it, gaps along the boundary and land outside it cannot be found.</source>
            <translation>Полигональный слой с границей айыл аймагы. Без него нельзя найти разрывы вдоль границы и земли за ней.</translation>
        </message>
        <message>
            <source>Mapping of fields and codes</source>
            <translation>Соответствие полей и кодов</translation>
        </message>
        <message>
            <source>File (TOML) that says which field holds what and what the codes in the layer mean. Fields chosen below go before it.</source>
            <translation>Файл (TOML), в котором указано, какое поле что содержит и что значат коды в слое. Поля, выбранные ниже, важнее файла.</translation>
        </message>
        <message>
            <source>Left empty, the field named {column} is taken if there is one.</source>
            <translation>Если не выбрано, берётся поле {column}, если оно есть.</translation>
        </message>
        <message>
            <source>hectares</source>
            <translation>гектары</translation>
        </message>
        <message>
            <source>square metres</source>
            <translation>квадратные метры</translation>
        </message>
        <message>
            <source>sotka (0.01 ha)</source>
            <translation>сотки (0,01 га)</translation>
        </message>
        <message>
            <source>Unit of the registered area</source>
            <translation>Единица учётной площади</translation>
        </message>
        <message>
            <source>Only for a registered area whose field is chosen above.</source>
            <translation>Только для учётной площади, поле которой выбрано выше.</translation>
        </message>
        <message>
            <source>Break down by</source>
            <translation>Разбить по</translation>
        </message>
        <message>
            <source>The column whose values become the rows of the table.</source>
            <translation>Столбец, значения которого станут строками таблицы.</translation>
        </message>
        <message>
            <source>Tolerance, m</source>
            <translation>Допуск, м</translation>
        </message>
        <message>
            <source>Distance in metres below which two edges count as the same edge.</source>
            <translation>Расстояние в метрах, ближе которого две границы считаются одной.</translation>
        </message>
        <message>
            <source>as in QGIS</source>
            <translation>как в QGIS</translation>
        </message>
        <message>
            <source>Language of the result</source>
            <translation>Язык результата</translation>
        </message>
        <message>
            <source>Language of the sentences and labels in tables and in the summary.</source>
            <translation>Язык предложений и подписей в таблицах и в сводке.</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Сводка</translation>
        </message>
        <message>
            <source>Page with the figures, the table and the notes.</source>
            <translation>Страница с показателями, таблицей и пояснениями.</translation>
        </message>
        <message>
            <source>Compare with registered areas</source>
            <translation>Сравнение с учётными площадями</translation>
        </message>
        <message>
            <source>Puts the measured area of each parcel beside its registered area and says whether the difference is within the tolerance. Parcels without a registered area are listed too.</source>
            <translation>Ставит измеренную площадь каждого участка рядом с учётной и говорит, в пределах ли допуска расхождение. Участки без учётной площади тоже перечислены.</translation>
        </message>
        <message>
            <source>Tolerated difference, %</source>
            <translation>Допустимое расхождение, %</translation>
        </message>
        <message>
            <source>Difference between measured and registered area, in per cent of the registered area, up to which they agree.</source>
            <translation>Разница между измеренной и учётной площадью в процентах учётной, до которой они считаются совпадающими.</translation>
        </message>
        <message>
            <source>Compared parcels</source>
            <translation>Сравнённые участки</translation>
        </message>
        <message>
            <source>Layer of the parcels with both areas, the difference and its class.</source>
            <translation>Слой участков с обеими площадями, разницей и её классом.</translation>
        </message>
        <message>
            <source>Table of the comparison</source>
            <translation>Таблица сравнения</translation>
        </message>
        <message>
            <source>Table with both areas, the difference and its class for each parcel.</source>
            <translation>Таблица с обеими площадями, разницей и её классом для каждого участка.</translation>
        </message>
        <message>
            <source>Parcels by size of the difference</source>
            <translation>Участки по величине расхождения</translation>
        </message>
        <message>
            <source>Table with the number of parcels and their areas in each class.</source>
            <translation>Таблица с числом участков и их площадью в каждом классе.</translation>
        </message>
        <message>
            <source>Measured area, ha</source>
            <translation>Измеренная площадь, га</translation>
        </message>
        <message>
            <source>Registered area, ha</source>
            <translation>Учётная площадь, га</translation>
        </message>
        <message>
            <source>Measured less registered, ha</source>
            <translation>Измеренная минус учётная, га</translation>
        </message>
        <message>
            <source>Repair land parcels</source>
            <translation>Исправление земельных участков</translation>
        </message>
        <message>
            <source>Mends what needs no decision: invalid polygons, exact copies, and overlaps and gaps that are nowhere wider than the tolerance. No edge moves by more than the tolerance, and each change is listed with its parcel and its square metres. The input is not changed; what needs a decision is left as it is and stays among the findings of the check.</source>
            <translation>Исправляет то, что не требует решения: неверные контуры, точные копии, а также наложения и разрывы, которые нигде не шире допуска. Ни одна граница не сдвигается больше чем на допуск, и каждое изменение указано с участком и квадратными метрами. Исходный слой не меняется; то, что требует решения, остаётся как есть и среди находок проверки.</translation>
        </message>
        <message>
            <source>Repaired parcels</source>
            <translation>Исправленные участки</translation>
        </message>
        <message>
            <source>Layer of the parcels after the repair, with all their fields.</source>
            <translation>Слой участков после исправления, со всеми их полями.</translation>
        </message>
        <message>
            <source>List of changes</source>
            <translation>Список изменений</translation>
        </message>
        <message>
            <source>Table with what was changed in which parcel, and by how many square metres.</source>
            <translation>Таблица: что изменено в каком участке и на сколько квадратных метров.</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Изменения</translation>
        </message>
        <message>
            <source>Area before the repair, ha</source>
            <translation>Площадь до исправления, га</translation>
        </message>
        <message>
            <source>Area after the repair, ha</source>
            <translation>Площадь после исправления, га</translation>
        </message>
        <message>
            <source>Change of area, m²</source>
            <translation>Изменение площади, м²</translation>
        </message>
        <message>
            <source>Farthest that an edge was moved, m</source>
            <translation>Наибольший сдвиг границы, м</translation>
        </message>
        <message>
            <source>Overlaps</source>
            <translation>Наложения</translation>
        </message>
        <message>
            <source>Gaps</source>
            <translation>Разрывы</translation>
        </message>
        <message>
            <source>Outside the boundary</source>
            <translation>За границей</translation>
        </message>
        <message>
            <source>Assumptions</source>
            <translation>Допущения</translation>
        </message>
        <message>
            <source>Breaches by rule</source>
            <translation>Нарушения по правилам</translation>
        </message>
        <message>
            <source>Breaches on the map</source>
            <translation>Нарушения на карте</translation>
        </message>
        <message>
            <source>Buildings</source>
            <translation>Здания</translation>
        </message>
        <message>
            <source>Buildings and their levels</source>
            <translation>Здания и их уровни</translation>
        </message>
        <message>
            <source>Buildings exposed</source>
            <translation>Зданий под угрозой</translation>
        </message>
        <message>
            <source>Buildings on the parcels</source>
            <translation>Здания на участках</translation>
        </message>
        <message>
            <source>Buildings that need attention</source>
            <translation>Здания, требующие внимания</translation>
        </message>
        <message>
            <source>Capacity by zone</source>
            <translation>Ёмкость по зонам</translation>
        </message>
        <message>
            <source>Capacity of the parcels</source>
            <translation>Ёмкость участков</translation>
        </message>
        <message>
            <source>Capacity of the zoning</source>
            <translation>Ёмкость зонирования</translation>
        </message>
        <message>
            <source>Carries the population forward: the total by its growth so far, in three scenarios or by one rule, or counts by age and sex five years apart by the method of Hamilton and Perry, which suits small places. The table may be in Kyrgyz, Russian or English.</source>
            <translation>Прогнозирует население: общую численность по её росту до сих пор, в трёх сценариях или по одному правилу, либо численность по возрасту и полу за два года с разницей в пять лет методом Гамильтона–Перри, который подходит для малых мест. Таблица может быть на кыргызском, русском или английском языке.</translation>
        </message>
        <message>
            <source>Categories by regime</source>
            <translation>Категории по режимам</translation>
        </message>
        <message>
            <source>Check against zoning</source>
            <translation>Проверка по зонированию</translation>
        </message>
        <message>
            <source>Cohort-change ratios</source>
            <translation>Коэффициенты изменения когорт</translation>
        </message>
        <message>
            <source>Counts people, households, buildings and facilities in each level of each hazard, village by village, and the hectares by category. The highest level wins within a hazard, several hazards stay visible, and nobody is counted twice. The people of a building are split by its floor area in each level; the sums stay exact.</source>
            <translation>Считает людей, домохозяйства, здания и объекты в каждом уровне каждой опасности по сёлам, а также гектары по категориям. Внутри одной опасности действует высший уровень, разные опасности видны отдельно, и никто не считается дважды. Жители здания делятся по площади этажей в каждом уровне; суммы остаются точными.</translation>
        </message>
        <message>
            <source>Critical facilities</source>
            <translation>Важные объекты</translation>
        </message>
        <message>
            <source>Demand beside the trend</source>
            <translation>Потребность рядом с тенденцией</translation>
        </message>
        <message>
            <source>Demand by sector</source>
            <translation>Потребность по секторам</translation>
        </message>
        <message>
            <source>Demand by use</source>
            <translation>Потребность по видам использования</translation>
        </message>
        <message>
            <source>Demand for land</source>
            <translation>Потребность в земле</translation>
        </message>
        <message>
            <source>Demand in all</source>
            <translation>Потребность всего</translation>
        </message>
        <message>
            <source>Distance in metres; with 0 no such zone is drawn.</source>
            <translation>Расстояние в метрах; при 0 такая зона не строится.</translation>
        </message>
        <message>
            <source>Dwellings needed</source>
            <translation>Необходимое жильё</translation>
        </message>
        <message>
            <source>Dwellings that still fit</source>
            <translation>Жилищ ещё помещается</translation>
        </message>
        <message>
            <source>Exposed buildings</source>
            <translation>Здания под угрозой</translation>
        </message>
        <message>
            <source>Exposed people by age and sex</source>
            <translation>Люди под угрозой по возрасту и полу</translation>
        </message>
        <message>
            <source>Exposure by hazard and level</source>
            <translation>Угрозы по опасностям и уровням</translation>
        </message>
        <message>
            <source>Exposure to hazards</source>
            <translation>Подверженность опасностям</translation>
        </message>
        <message>
            <source>Extract of one parcel with a map and the legal basis; it needs jinja2.</source>
            <translation>Выписка по одному участку с картой и правовым основанием; нужен пакет jinja2.</translation>
        </message>
        <message>
            <source>Extract of restrictions</source>
            <translation>Выписка об ограничениях</translation>
        </message>
        <message>
            <source>Facilities by hazard</source>
            <translation>Объекты по опасностям</translation>
        </message>
        <message>
            <source>Features checked</source>
            <translation>Проверено объектов</translation>
        </message>
        <message>
            <source>Features in a zone with rules</source>
            <translation>Объектов в зонах с правилами</translation>
        </message>
        <message>
            <source>Field of the areas with the name</source>
            <translation>Поле территорий с названием</translation>
        </message>
        <message>
            <source>Field of the buildings with the village</source>
            <translation>Поле зданий с селом</translation>
        </message>
        <message>
            <source>Field with the building's number</source>
            <translation>Поле с номером здания</translation>
        </message>
        <message>
            <source>Field with the hazard</source>
            <translation>Поле с опасностью</translation>
        </message>
        <message>
            <source>Field with the height in metres</source>
            <translation>Поле с высотой в метрах</translation>
        </message>
        <message>
            <source>Field with the kind of restriction</source>
            <translation>Поле с видом ограничения</translation>
        </message>
        <message>
            <source>Field with the level</source>
            <translation>Поле с уровнем</translation>
        </message>
        <message>
            <source>Field with the number of floors</source>
            <translation>Поле с числом этажей</translation>
        </message>
        <message>
            <source>Field with the number of households</source>
            <translation>Поле с числом домохозяйств</translation>
        </message>
        <message>
            <source>Field with the number of residents</source>
            <translation>Поле с числом жителей</translation>
        </message>
        <message>
            <source>Field with the regime</source>
            <translation>Поле с режимом</translation>
        </message>
        <message>
            <source>Field with the use of the building</source>
            <translation>Поле с использованием здания</translation>
        </message>
        <message>
            <source>Field with the zone</source>
            <translation>Поле с зоной</translation>
        </message>
        <message>
            <source>Fields that tell the zones apart</source>
            <translation>Поля, различающие зоны</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) by which the exposed people are split by age and sex.</source>
            <translation>Файл (CSV или XLSX), по которому люди под угрозой делятся по возрасту и полу.</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) from which the three scenarios of growth follow.</source>
            <translation>Файл (CSV или XLSX), из которого следуют три сценария роста.</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with sector, year, jobs and hectares of each project.</source>
            <translation>Файл (CSV или XLSX) с сектором, годом, рабочими местами и гектарами каждого проекта.</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with the years and the number of people; for the method of Hamilton and Perry with year, age group, women and men.</source>
            <translation>Файл (CSV или XLSX) с годами и числом людей; для метода Гамильтона–Перри с годом, возрастной группой, женщинами и мужчинами.</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with two counts five years apart.</source>
            <translation>Файл (CSV или XLSX) с двумя подсчётами с разницей в пять лет.</translation>
        </message>
        <message>
            <source>File (CSV) with year, age, female, male; it takes the place of both tables.</source>
            <translation>Файл (CSV) с колонками year, age, female, male; он заменяет обе таблицы.</translation>
        </message>
        <message>
            <source>File (TOML) that names all tables, layers and norms; it goes before the rest.</source>
            <translation>Файл (TOML), в котором названы все таблицы, слои и нормы; он важнее остального.</translation>
        </message>
        <message>
            <source>File (TOML) with norms of the plan, each with its source.</source>
            <translation>Файл (TOML) с нормами плана, каждая с источником.</translation>
        </message>
        <message>
            <source>File of inputs</source>
            <translation>Файл исходных данных</translation>
        </message>
        <message>
            <source>Floor area of a dwelling, m²</source>
            <translation>Площадь жилища, м²</translation>
        </message>
        <message>
            <source>Floor area of all buildings, m²</source>
            <translation>Площадь этажей всех зданий, м²</translation>
        </message>
        <message>
            <source>Floor area that still fits, m²</source>
            <translation>Ещё помещается площади этажей, м²</translation>
        </message>
        <message>
            <source>For the method of Hamilton and Perry a multiple of five.</source>
            <translation>Для метода Гамильтона–Перри кратно пяти.</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>Прогноз</translation>
        </message>
        <message>
            <source>Forecast and demand</source>
            <translation>Прогноз и потребность</translation>
        </message>
        <message>
            <source>Growth per year, %</source>
            <translation>Рост в год, %</translation>
        </message>
        <message>
            <source>Hamilton–Perry, by age and sex</source>
            <translation>Гамильтон–Перри, по возрасту и полу</translation>
        </message>
        <message>
            <source>Hazards</source>
            <translation>Опасности</translation>
        </message>
        <message>
            <source>Hectares by category and level</source>
            <translation>Гектары по категориям и уровням</translation>
        </message>
        <message>
            <source>Holds parcels, buildings or proposed projects against the rules of the zones that they lie in: permitted uses, height, coverage, floor ratio, smallest plot, green share, and the land category. Parcels without a zone and zones that overlap are reported too. Every finding says what is allowed, what was found and what to do.</source>
            <translation>Сверяет участки, здания или предлагаемые проекты с правилами зон, в которых они лежат: разрешённое использование, высота, застроенность, плотность, наименьший участок, доля зелени и категория земель. Сообщает и об участках без зоны и о пересечении зон. В каждой находке сказано, что разрешено, что обнаружено и что делать.</translation>
        </message>
        <message>
            <source>Households</source>
            <translation>Домохозяйства</translation>
        </message>
        <message>
            <source>Households exposed</source>
            <translation>Домохозяйств под угрозой</translation>
        </message>
        <message>
            <source>Households today</source>
            <translation>Домохозяйств сегодня</translation>
        </message>
        <message>
            <source>How each number came about</source>
            <translation>Как получено каждое число</translation>
        </message>
        <message>
            <source>How the past is carried on into the future.</source>
            <translation>Как прошлое продолжается в будущее.</translation>
        </message>
        <message>
            <source>How the people of a building on the edge of a zone are counted.</source>
            <translation>Как считаются жители здания на краю зоны.</translation>
        </message>
        <message>
            <source>In force on</source>
            <translation>Действует на дату</translation>
        </message>
        <message>
            <source>Investment projects</source>
            <translation>Инвестиционные проекты</translation>
        </message>
        <message>
            <source>It decides which rules apply.</source>
            <translation>От этого зависит, какие правила применяются.</translation>
        </message>
        <message>
            <source>It tells places apart where no layer of areas is given.</source>
            <translation>Различает места, если слой территорий не задан.</translation>
        </message>
        <message>
            <source>Land needed by then, ha</source>
            <translation>Нужно земли к этому году, га</translation>
        </message>
        <message>
            <source>Land of parcels in zones, summed over the kinds of zone, ha</source>
            <translation>Земля участков в зонах, сумма по видам зон, га</translation>
        </message>
        <message>
            <source>Land without restriction, ha</source>
            <translation>Земля без ограничений, га</translation>
        </message>
        <message>
            <source>Last year of the demand</source>
            <translation>Последний год потребности</translation>
        </message>
        <message>
            <source>Last year of the forecast</source>
            <translation>Последний год прогноза</translation>
        </message>
        <message>
            <source>Layer of landfills, cemeteries, burial grounds and the like with a class.</source>
            <translation>Слой свалок, кладбищ, скотомогильников и т. п. с полем класса.</translation>
        </message>
        <message>
            <source>Layer of parcels, buildings or plots of projects.</source>
            <translation>Слой участков, зданий или площадок проектов.</translation>
        </message>
        <message>
            <source>Layer of schools, clinics and the like; else they are found by their use.</source>
            <translation>Слой школ, больниц и т. п.; иначе они определяются по использованию зданий.</translation>
        </message>
        <message>
            <source>Layer of the buildings with the highest level of each hazard.</source>
            <translation>Слой зданий с высшим уровнем каждой опасности.</translation>
        </message>
        <message>
            <source>Layer of the buildings with use and floors: what stands already.</source>
            <translation>Слой зданий с использованием и этажами: что уже стоит.</translation>
        </message>
        <message>
            <source>Layer of the buildings with use, residents, households and floors.</source>
            <translation>Слой зданий с использованием, жителями, домохозяйствами и этажами.</translation>
        </message>
        <message>
            <source>Layer of the parcels with what still fits, coloured by what limits it.</source>
            <translation>Слой участков с тем, что ещё помещается; цвет показывает, чем это ограничено.</translation>
        </message>
        <message>
            <source>Layer of the parts of parcels that a restriction covers.</source>
            <translation>Слой частей участков, на которых лежит ограничение.</translation>
        </message>
        <message>
            <source>Layer of the parts of parcels that lie in a zone, with the fields of both.</source>
            <translation>Слой частей участков, лежащих в зоне, с полями обоих слоёв.</translation>
        </message>
        <message>
            <source>Layer of the restricted land by its strictest regime, without overlaps.</source>
            <translation>Слой ограниченных земель по самому строгому режиму, без пересечений.</translation>
        </message>
        <message>
            <source>Layer of waters with a class, along which strips are drawn by rules.</source>
            <translation>Слой водных объектов с классом, вдоль которых по правилам строятся полосы.</translation>
        </message>
        <message>
            <source>Layer to be checked</source>
            <translation>Проверяемый слой</translation>
        </message>
        <message>
            <source>Layer with the kind and capacity of schools, kindergartens and clinics.</source>
            <translation>Слой с видом и вместимостью школ, детских садов и больниц.</translation>
        </message>
        <message>
            <source>Layer with the population of each village, for the reach of facilities.</source>
            <translation>Слой с населением каждого села, для доступности объектов.</translation>
        </message>
        <message>
            <source>Layer with use and households: the dwellings of today.</source>
            <translation>Слой с использованием и домохозяйствами: сегодняшнее жильё.</translation>
        </message>
        <message>
            <source>Layer with what breaks a rule: errors red, warnings orange.</source>
            <translation>Слой с тем, что нарушает правило: ошибки красные, предупреждения оранжевые.</translation>
        </message>
        <message>
            <source>Lays zones of any kind over the parcels and measures how many square metres of each parcel lie in which kind of zone. Zones of one kind that overlap are counted once; pieces narrower than the tolerance are reported in a column of their own and not dropped.</source>
            <translation>Накладывает любые зоны на участки и измеряет, сколько квадратных метров каждого участка лежит в зоне какого вида. Пересекающиеся зоны одного вида считаются один раз; куски уже допуска показаны в отдельной колонке и не отбрасываются.</translation>
        </message>
        <message>
            <source>Levels from the lowest to the highest, separated by commas.</source>
            <translation>Уровни от низшего к высшему через запятую.</translation>
        </message>
        <message>
            <source>List of restrictions</source>
            <translation>Список ограничений</translation>
        </message>
        <message>
            <source>Lower end of the range, ha</source>
            <translation>Нижняя граница, га</translation>
        </message>
        <message>
            <source>Norms that were used</source>
            <translation>Использованные нормы</translation>
        </message>
        <message>
            <source>Number of buildings</source>
            <translation>Число зданий</translation>
        </message>
        <message>
            <source>Number of the parcel for the page</source>
            <translation>Номер участка для страницы</translation>
        </message>
        <message>
            <source>Objects with a sanitary zone</source>
            <translation>Объекты с санитарной зоной</translation>
        </message>
        <message>
            <source>Of this for resettlement, ha</source>
            <translation>Из них для переселения, га</translation>
        </message>
        <message>
            <source>Of this in slivers, m²</source>
            <translation>Из них в узких полосках, м²</translation>
        </message>
        <message>
            <source>Of this outside the parcels of the table, m²</source>
            <translation>Из них вне участков таблицы, м²</translation>
        </message>
        <message>
            <source>One or more fields; zones with the same values in them are of one kind.</source>
            <translation>Одно или несколько полей; зоны с одинаковыми значениями в них одного вида.</translation>
        </message>
        <message>
            <source>Only restrictions in force on this day, as 2026-11-22.</source>
            <translation>Только ограничения, действующие на этот день, например 2026-11-22.</translation>
        </message>
        <message>
            <source>Only rules in force on this day, as 2026-11-22.</source>
            <translation>Только правила, действующие на этот день, например 2026-11-22.</translation>
        </message>
        <message>
            <source>Order of the levels</source>
            <translation>Порядок уровней</translation>
        </message>
        <message>
            <source>Own norms</source>
            <translation>Свои нормы</translation>
        </message>
        <message>
            <source>Page for printing</source>
            <translation>Страница для печати</translation>
        </message>
        <message>
            <source>Page from people to hectares, with charts; it needs jinja2 and bokeh.</source>
            <translation>Страница от людей до гектаров, с графиками; нужны пакеты jinja2 и bokeh.</translation>
        </message>
        <message>
            <source>Parcels and their strictest regime</source>
            <translation>Участки и их самый строгий режим</translation>
        </message>
        <message>
            <source>Parcels by restriction</source>
            <translation>Участки по ограничениям</translation>
        </message>
        <message>
            <source>Parcels by zone</source>
            <translation>Участки по зонам</translation>
        </message>
        <message>
            <source>Parcels free to be built on</source>
            <translation>Участков, свободных для застройки</translation>
        </message>
        <message>
            <source>Parcels in zones</source>
            <translation>Участки в зонах</translation>
        </message>
        <message>
            <source>Parcels that a zone touches</source>
            <translation>Участков, затронутых зонами</translation>
        </message>
        <message>
            <source>Parcels with a restriction</source>
            <translation>Участков с ограничением</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Люди</translation>
        </message>
        <message>
            <source>People by age</source>
            <translation>Люди по возрасту</translation>
        </message>
        <message>
            <source>People exposed</source>
            <translation>Людей под угрозой</translation>
        </message>
        <message>
            <source>People in that year</source>
            <translation>Людей в этом году</translation>
        </message>
        <message>
            <source>People in the last year</source>
            <translation>Людей в последнем году</translation>
        </message>
        <message>
            <source>People of a building</source>
            <translation>Жители здания</translation>
        </message>
        <message>
            <source>Pieces of parcels in zones</source>
            <translation>Куски участков в зонах</translation>
        </message>
        <message>
            <source>Pieces that are nowhere wider than this are told apart as slivers.</source>
            <translation>Куски, которые нигде не шире этого, показаны отдельно как узкие полоски.</translation>
        </message>
        <message>
            <source>Places in facilities</source>
            <translation>Места в объектах</translation>
        </message>
        <message>
            <source>Plots for resettlement</source>
            <translation>Участки для переселения</translation>
        </message>
        <message>
            <source>Plots still to be found for households that must leave zones of danger.</source>
            <translation>Участки, которые ещё нужно найти для домохозяйств из опасных зон.</translation>
        </message>
        <message>
            <source>Polygon layer for the hectares by category; without it there are none.</source>
            <translation>Слой полигонов для гектаров по категориям; без него их нет.</translation>
        </message>
        <message>
            <source>Polygon layer of protected areas, hazards or any other zones, in any CRS.</source>
            <translation>Слой полигонов охраняемых территорий, опасностей или любых других зон, в любой системе координат.</translation>
        </message>
        <message>
            <source>Polygon layer of the areas to count by.</source>
            <translation>Слой полигонов территорий, по которым ведётся счёт.</translation>
        </message>
        <message>
            <source>Polygon layer with kind, regime, name, legal basis and dates, in any CRS.</source>
            <translation>Слой полигонов с видом, режимом, названием, правовым основанием и датами, в любой системе координат.</translation>
        </message>
        <message>
            <source>Polygon layer with the code of each zone, in any CRS.</source>
            <translation>Слой полигонов с кодом каждой зоны, в любой системе координат.</translation>
        </message>
        <message>
            <source>Polygon layer with the hazard and its level, in any CRS.</source>
            <translation>Слой полигонов с опасностью и её уровнем, в любой системе координат.</translation>
        </message>
        <message>
            <source>Population by age and sex</source>
            <translation>Население по возрасту и полу</translation>
        </message>
        <message>
            <source>Population by year</source>
            <translation>Население по годам</translation>
        </message>
        <message>
            <source>Population forecast</source>
            <translation>Прогноз населения</translation>
        </message>
        <message>
            <source>Population forecast by age and sex</source>
            <translation>Прогноз населения по возрасту и полу</translation>
        </message>
        <message>
            <source>Population so far</source>
            <translation>Население до сих пор</translation>
        </message>
        <message>
            <source>Range of the forecast</source>
            <translation>Диапазон прогноза</translation>
        </message>
        <message>
            <source>Restricted land, ha</source>
            <translation>Земля с ограничениями, га</translation>
        </message>
        <message>
            <source>Restricted pieces</source>
            <translation>Ограниченные куски</translation>
        </message>
        <message>
            <source>Restrictions</source>
            <translation>Ограничения</translation>
        </message>
        <message>
            <source>Restrictions and hazards</source>
            <translation>Ограничения и опасности</translation>
        </message>
        <message>
            <source>Restrictions that need attention</source>
            <translation>Ограничения, требующие внимания</translation>
        </message>
        <message>
            <source>Rivers and lakes</source>
            <translation>Реки и озёра</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Правило</translation>
        </message>
        <message>
            <source>Rules for sanitary zones</source>
            <translation>Правила санитарных зон</translation>
        </message>
        <message>
            <source>Rules for waters</source>
            <translation>Правила для водных объектов</translation>
        </message>
        <message>
            <source>Rules of the zones</source>
            <translation>Правила зон</translation>
        </message>
        <message>
            <source>Says for each parcel which restrictions lie on it, how many square metres of it, under which regime and by which law, and what the strictest regime is. Land under several restrictions is counted once in the sums. Protection strips along rivers and sanitary zones around objects can be drawn by rules; the rules that ship are examples to be replaced by those in force.</source>
            <translation>Говорит для каждого участка, какие ограничения на нём лежат, на скольких квадратных метрах, с каким режимом и по какому закону, и какой режим самый строгий. Земля под несколькими ограничениями входит в суммы один раз. Защитные полосы вдоль рек и санитарные зоны вокруг объектов можно построить по правилам; прилагаемые правила – примеры, их нужно заменить действующими.</translation>
        </message>
        <message>
            <source>Scenario</source>
            <translation>Сценарий</translation>
        </message>
        <message>
            <source>Social facilities</source>
            <translation>Социальные объекты</translation>
        </message>
        <message>
            <source>Strictest regime</source>
            <translation>Самый строгий режим</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with a row per zone: uses, height, coverage, floor ratio, smallest plot, green share, legal basis and dates.</source>
            <translation>Таблица (CSV или XLSX) со строкой на зону: использование, высота, застроенность, плотность, наименьший участок, доля зелени, правовое основание и даты.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the distances by class; examples are taken without it.</source>
            <translation>Таблица (CSV или XLSX) с расстояниями по классам; без неё берутся примеры.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the widths by class; examples are taken without it.</source>
            <translation>Таблица (CSV или XLSX) с ширинами по классам; без неё берутся примеры.</translation>
        </message>
        <message>
            <source>Table by age and sex, where a table of the population was given.</source>
            <translation>Таблица по возрасту и полу, если дана таблица населения.</translation>
        </message>
        <message>
            <source>Table in hectares: rows are the categories, columns the regimes.</source>
            <translation>Таблица в гектарах: строки – категории, колонки – режимы.</translation>
        </message>
        <message>
            <source>Table of all restrictions in force, also of those that touch no parcel.</source>
            <translation>Таблица всех действующих ограничений, и тех, что не касаются участков.</translation>
        </message>
        <message>
            <source>Table of breaches</source>
            <translation>Таблица нарушений</translation>
        </message>
        <message>
            <source>Table of capacity</source>
            <translation>Таблица ёмкости</translation>
        </message>
        <message>
            <source>Table of dwellings without residents and records that cannot be read.</source>
            <translation>Таблица жилых домов без жителей и записей, которые нельзя прочитать.</translation>
        </message>
        <message>
            <source>Table of records with unknown kinds, wrong dates and the like.</source>
            <translation>Таблица записей с неизвестными видами, неверными датами и т. п.</translation>
        </message>
        <message>
            <source>Table of the land in each level, where parcels were given.</source>
            <translation>Таблица земель в каждом уровне, если даны участки.</translation>
        </message>
        <message>
            <source>Table of the population</source>
            <translation>Таблица населения</translation>
        </message>
        <message>
            <source>Table with a row for each parcel and restriction: area, regime, law, dates.</source>
            <translation>Таблица со строкой на каждый участок и ограничение: площадь, режим, закон, даты.</translation>
        </message>
        <message>
            <source>Table with one row per breach: what is allowed, what was found, what to do.</source>
            <translation>Таблица со строкой на каждое нарушение: что разрешено, что обнаружено, что делать.</translation>
        </message>
        <message>
            <source>Table with people, households and the dwellings that they need.</source>
            <translation>Таблица с людьми, домохозяйствами и нужным им жильём.</translation>
        </message>
        <message>
            <source>Table with people, households, buildings and facilities in each level.</source>
            <translation>Таблица с людьми, домохозяйствами, зданиями и объектами в каждом уровне.</translation>
        </message>
        <message>
            <source>Table with the area and share of each parcel in each kind of zone.</source>
            <translation>Таблица с площадью и долей каждого участка в зонах каждого вида.</translation>
        </message>
        <message>
            <source>Table with the demand by norms beside the growth of built land so far.</source>
            <translation>Таблица с потребностью по нормам рядом с прежним ростом застройки.</translation>
        </message>
        <message>
            <source>Table with the floor area and the dwellings that still fit on each parcel.</source>
            <translation>Таблица с площадью этажей и числом жилищ, которые ещё помещаются на участке.</translation>
        </message>
        <message>
            <source>Table with the formula, the norms and the sources of each number.</source>
            <translation>Таблица с формулой, нормами и источниками каждого числа.</translation>
        </message>
        <message>
            <source>Table with the hectares of each sector, year and scenario, and their range.</source>
            <translation>Таблица с гектарами каждого сектора, года и сценария и их диапазоном.</translation>
        </message>
        <message>
            <source>Table with the hectares of each use within its sector.</source>
            <translation>Таблица с гектарами каждого вида использования внутри сектора.</translation>
        </message>
        <message>
            <source>Table with the known years and their growth; for a single rule only.</source>
            <translation>Таблица с известными годами и их ростом; только для одного правила.</translation>
        </message>
        <message>
            <source>Table with the level of each hazard at each facility.</source>
            <translation>Таблица с уровнем каждой опасности у каждого объекта.</translation>
        </message>
        <message>
            <source>Table with the number of breaches of each rule, also where there are none.</source>
            <translation>Таблица с числом нарушений каждого правила, и там, где их нет.</translation>
        </message>
        <message>
            <source>Table with the people in each year, by scenario or by age and sex.</source>
            <translation>Таблица с числом людей в каждом году, по сценариям или по возрасту и полу.</translation>
        </message>
        <message>
            <source>Table with the places that are needed, reached and missing in each village.</source>
            <translation>Таблица с нужными, доступными и недостающими местами в каждом селе.</translation>
        </message>
        <message>
            <source>Table with the population that the demand starts from.</source>
            <translation>Таблица с населением, из которого исходит потребность.</translation>
        </message>
        <message>
            <source>Table with the range that the simulation gives; for three scenarios only.</source>
            <translation>Таблица с диапазоном по имитации; только для трёх сценариев.</translation>
        </message>
        <message>
            <source>Table with the ratio into each age group; for Hamilton–Perry only.</source>
            <translation>Таблица с коэффициентом перехода в каждую возрастную группу; только для Гамильтона–Перри.</translation>
        </message>
        <message>
            <source>Table with the restricted and the free square metres of each parcel.</source>
            <translation>Таблица с ограниченными и свободными квадратными метрами каждого участка.</translation>
        </message>
        <message>
            <source>Table with the sums of each zone and the total in the last row.</source>
            <translation>Таблица с суммами по зонам и итогом в последней строке.</translation>
        </message>
        <message>
            <source>Table with the sums over all ages; for Hamilton–Perry only.</source>
            <translation>Таблица с суммами по всем возрастам; только для Гамильтона–Перри.</translation>
        </message>
        <message>
            <source>Table with the sums over the sectors.</source>
            <translation>Таблица с суммами по секторам.</translation>
        </message>
        <message>
            <source>Table with the value, source and date of each norm.</source>
            <translation>Таблица со значением, источником и датой каждой нормы.</translation>
        </message>
        <message>
            <source>Table with what each scenario assumes; for three scenarios only.</source>
            <translation>Таблица с допущениями каждого сценария; только для трёх сценариев.</translation>
        </message>
        <message>
            <source>Table with what is exposed of each building; all other numbers are its sums.</source>
            <translation>Таблица с тем, что в каждом здании под угрозой; все прочие числа – её суммы.</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Таблицы</translation>
        </message>
        <message>
            <source>The field that tells the areas apart.</source>
            <translation>Поле, различающее территории.</translation>
        </message>
        <message>
            <source>The layer {name} holds no geometries; choose a map layer.</source>
            <translation>Слой {name} не содержит геометрии; выберите слой карты.</translation>
        </message>
        <message>
            <source>The page for printing is about this parcel.</source>
            <translation>Страница для печати составляется по этому участку.</translation>
        </message>
        <message>
            <source>The page for printing needs the number of a parcel.</source>
            <translation>Для страницы для печати нужен номер участка.</translation>
        </message>
        <message>
            <source>The years of the plan cannot be read: {text}</source>
            <translation>Годы плана не читаются: {text}</translation>
        </message>
        <message>
            <source>Totals by year</source>
            <translation>Итоги по годам</translation>
        </message>
        <message>
            <source>Upper end of the range, ha</source>
            <translation>Верхняя граница, га</translation>
        </message>
        <message>
            <source>Villages</source>
            <translation>Сёла</translation>
        </message>
        <message>
            <source>Villages or districts</source>
            <translation>Сёла или районы</translation>
        </message>
        <message>
            <source>What the layer holds</source>
            <translation>Что содержит слой</translation>
        </message>
        <message>
            <source>Which growth of the population.</source>
            <translation>Какой рост населения.</translation>
        </message>
        <message>
            <source>Width of slivers, m</source>
            <translation>Ширина узких полосок, м</translation>
        </message>
        <message>
            <source>With 0 the examples that ship are taken, by kind of dwelling.</source>
            <translation>При 0 берутся прилагаемые примеры по видам жилья.</translation>
        </message>
        <message>
            <source>Without them coverage, floor ratio and green share are not checked.</source>
            <translation>Без них застроенность, плотность и доля зелени не проверяются.</translation>
        </message>
        <message>
            <source>Works out how many hectares housing, services, work and farming will need beyond today's: people become households, households dwellings, dwellings plots. Every number has its formula and its norm with the source. Give either a file of inputs or a table of the population and what else is known.</source>
            <translation>Вычисляет, сколько гектаров сверх сегодняшних понадобится жилью, обслуживанию, работе и сельскому хозяйству: из людей получаются домохозяйства, из домохозяйств жильё, из жилья участки. У каждого числа есть формула и норма с источником. Задайте либо файл исходных данных, либо таблицу населения и всё, что ещё известно.</translation>
        </message>
        <message>
            <source>Works out how much floor area and how many dwellings still fit on each parcel by the rules of its zone, and what limits them. It answers whether building more densely can take the place of new land. Restrictions and hazards are not taken off here.</source>
            <translation>Вычисляет, сколько площади этажей и жилищ ещё помещается на каждом участке по правилам его зоны и чем это ограничено. Отвечает, может ли более плотная застройка заменить новые земли. Ограничения и опасности здесь не вычитаются.</translation>
        </message>
        <message>
            <source>Year from which the forecast starts</source>
            <translation>Год, с которого начинается прогноз</translation>
        </message>
        <message>
            <source>Year that the demand starts from</source>
            <translation>Год, с которого начинается потребность</translation>
        </message>
        <message>
            <source>Years ahead</source>
            <translation>Лет вперёд</translation>
        </message>
        <message>
            <source>Years of the plan</source>
            <translation>Годы плана</translation>
        </message>
        <message>
            <source>Years separated by commas, five apart from the last count: 2031, 2036.</source>
            <translation>Годы через запятую, с шагом пять лет от последнего подсчёта: 2031, 2036.</translation>
        </message>
        <message>
            <source>Zone of notice around protected areas, m</source>
            <translation>Зона предупреждения вокруг охраняемых территорий, м</translation>
        </message>
        <message>
            <source>Zones</source>
            <translation>Зоны</translation>
        </message>
        <message>
            <source>Zones of the zoning</source>
            <translation>Зоны зонирования</translation>
        </message>
        <message>
            <source>all scenarios</source>
            <translation>все сценарии</translation>
        </message>
        <message>
            <source>all where a point on it lies</source>
            <translation>все там, где лежит точка на здании</translation>
        </message>
        <message>
            <source>arithmetic mean of the yearly rates</source>
            <translation>среднее арифметическое годовых темпов</translation>
        </message>
        <message>
            <source>buildings</source>
            <translation>здания</translation>
        </message>
        <message>
            <source>by its floor area in each level</source>
            <translation>по площади этажей в каждом уровне</translation>
        </message>
        <message>
            <source>central</source>
            <translation>средний</translation>
        </message>
        <message>
            <source>compound annual growth</source>
            <translation>средний геометрический рост</translation>
        </message>
        <message>
            <source>high</source>
            <translation>высокий</translation>
        </message>
        <message>
            <source>land parcels</source>
            <translation>земельные участки</translation>
        </message>
        <message>
            <source>log-linear trend</source>
            <translation>лог-линейный тренд</translation>
        </message>
        <message>
            <source>low</source>
            <translation>низкий</translation>
        </message>
        <message>
            <source>projects</source>
            <translation>проекты</translation>
        </message>
        <message>
            <source>three scenarios</source>
            <translation>три сценария</translation>
        </message>
        <message>
            <source>Allocation of plots</source>
            <translation>Распределение участков</translation>
        </message>
        <message>
            <source>Chooses whole plots for all uses together: the most suitability times hectares, with the least and the most that each use claims. The result says whether it is proven to be the best, why each plot is taken or left, and, where the claims cannot be met, how many hectares are missing for which use. The plots that would come out by taking the best one by one are shown beside it.</source>
            <translation>Выбирает целые участки сразу для всех видов использования: наибольшую пригодность, умноженную на гектары, при наименьшей и наибольшей заявке каждого вида. Результат говорит, доказано ли, что он лучший, почему каждый участок взят или оставлен и, если заявки нельзя выполнить, скольких гектаров и для какого использования не хватает. Рядом показаны участки, которые вышли бы при выборе лучших по одному.</translation>
        </message>
        <message>
            <source>Allocated, ha</source>
            <translation>Распределено, га</translation>
        </message>
        <message>
            <source>Plots</source>
            <translation>Участков</translation>
        </message>
        <message>
            <source>Missing, ha</source>
            <translation>Не хватает, га</translation>
        </message>
        <message>
            <source>Least that any choice misses, ha</source>
            <translation>Наименьшая нехватка при любом выборе, га</translation>
        </message>
        <message>
            <source>Suitability times hectares</source>
            <translation>Пригодность, умноженная на гектары</translation>
        </message>
        <message>
            <source>Most that any choice could reach</source>
            <translation>Наибольшее, чего может достичь любой выбор</translation>
        </message>
        <message>
            <source>Distance from the bound, share</source>
            <translation>Расстояние до границы, доля</translation>
        </message>
        <message>
            <source>Proven to be the best</source>
            <translation>Доказано, что лучшее</translation>
        </message>
        <message>
            <source>Shortage proven to be the least</source>
            <translation>Доказано, что нехватка наименьшая</translation>
        </message>
        <message>
            <source>Suitability times hectares, one by one</source>
            <translation>Пригодность, умноженная на гектары, по одному</translation>
        </message>
        <message>
            <source>Missing, one by one, ha</source>
            <translation>Не хватает при выборе по одному, га</translation>
        </message>
        <message>
            <source>Inputs of the demand</source>
            <translation>Исходные данные потребности</translation>
        </message>
        <message>
            <source>File (TOML) from which the demand of each use follows: this is the claims.</source>
            <translation>Файл (TOML), из которого следует потребность каждого вида использования: это и есть заявки.</translation>
        </message>
        <message>
            <source>Claims of the uses</source>
            <translation>Заявки видов использования</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with use, min_ha, max_ha; it goes before the demand.</source>
            <translation>Таблица (CSV или XLSX) со столбцами use, min_ha, max_ha; она важнее потребности.</translation>
        </message>
        <message>
            <source>Year of the demand</source>
            <translation>Год потребности</translation>
        </message>
        <message>
            <source>Left empty, the last year counts.</source>
            <translation>Если не указан, берётся последний год.</translation>
        </message>
        <message>
            <source>File of criteria</source>
            <translation>Файл критериев</translation>
        </message>
        <message>
            <source>File (TOML) by which plots are scored; without it all suit alike.</source>
            <translation>Файл (TOML), по которому оцениваются участки; без него все подходят одинаково.</translation>
        </message>
        <message>
            <source>Also plots that need a transformation</source>
            <translation>Также участки, которым нужна трансформация</translation>
        </message>
        <message>
            <source>Plots whose category would have to be changed are candidates as well.</source>
            <translation>Участки, категорию которых пришлось бы менять, тоже рассматриваются.</translation>
        </message>
        <message>
            <source>Own settings of the uses</source>
            <translation>Собственные настройки видов использования</translation>
        </message>
        <message>
            <source>File (TOML) with what differs from the settings that ship.</source>
            <translation>Файл (TOML) с тем, что отличается от поставляемых настроек.</translation>
        </message>
        <message>
            <source>Smallest plot, ha</source>
            <translation>Наименьший участок, га</translation>
        </message>
        <message>
            <source>Smaller plots are left; with 0 there is no limit.</source>
            <translation>Меньшие участки не берутся; при 0 предела нет.</translation>
        </message>
        <message>
            <source>Smallest site, ha</source>
            <translation>Наименьшая площадка, га</translation>
        </message>
        <message>
            <source>Plots of one use that lie together; with 0 there is no limit.</source>
            <translation>Соседние участки одного использования вместе; при 0 предела нет.</translation>
        </message>
        <message>
            <source>Loss allowed for unused municipal land, %</source>
            <translation>Допустимая потеря ради неиспользуемых муниципальных земель, %</translation>
        </message>
        <message>
            <source>The share of the best value that may be given up to take such land first.</source>
            <translation>Доля наилучшего значения, которой можно поступиться, чтобы сначала взять такие земли.</translation>
        </message>
        <message>
            <source>Time limit, s</source>
            <translation>Предел времени, с</translation>
        </message>
        <message>
            <source>Then the best choice so far is given.</source>
            <translation>После него даётся лучший выбор из найденных.</translation>
        </message>
        <message>
            <source>Accuracy of the proof, %</source>
            <translation>Точность доказательства, %</translation>
        </message>
        <message>
            <source>The search ends when the choice is proven to be within this of the best.</source>
            <translation>Поиск кончается, когда доказано, что выбор не дальше этого от наилучшего.</translation>
        </message>
        <message>
            <source>Plots by use</source>
            <translation>Участки по использованию</translation>
        </message>
        <message>
            <source>Layer of the candidates: the use that each goes to, or why it is left.</source>
            <translation>Слой рассмотренных участков: какому использованию отходит каждый или почему оставлен.</translation>
        </message>
        <message>
            <source>Plots with the reason</source>
            <translation>Участки с причиной</translation>
        </message>
        <message>
            <source>Table with a row for each candidate.</source>
            <translation>Таблица со строкой на каждый рассмотренный участок.</translation>
        </message>
        <message>
            <source>Claims and what is met</source>
            <translation>Заявки и что выполнено</translation>
        </message>
        <message>
            <source>Table by use: claimed, allocated and missing hectares, plots, suitability.</source>
            <translation>Таблица по видам использования: заявлено, распределено, не хватает, участки, пригодность.</translation>
        </message>
        <message>
            <source>Shortage</source>
            <translation>Нехватка</translation>
        </message>
        <message>
            <source>Table of the claims that cannot be met, to the hectare.</source>
            <translation>Таблица заявок, которые нельзя выполнить, с точностью до гектара.</translation>
        </message>
        <message>
            <source>One by one</source>
            <translation>По одному</translation>
        </message>
        <message>
            <source>Table of the plots that would come out by taking the best one by one.</source>
            <translation>Таблица участков, которые вышли бы при выборе лучших по одному.</translation>
        </message>
        <message>
            <source>Choose a file with the inputs of the demand, or one of claims.</source>
            <translation>Выберите файл с исходными данными потребности или таблицу заявок.</translation>
        </message>
        <message>
            <source>Budget of the programme</source>
            <translation>Бюджет программы</translation>
        </message>
        <message>
            <source>Carries revenue and expenditure forward, sets the measures against them and says which are covered, which are not and why, phase by phase, and whether their upkeep can be afforded. With parcels, land tax and lease are worked out by category, area and rate. The two forms of the programme come out as tables and as a workbook. The growth rules and rates that ship are examples to be replaced.</source>
            <translation>Продолжает доходы и расходы на будущие годы, сопоставляет с ними мероприятия и говорит, какие обеспечены деньгами, какие нет и почему, очередь за очередью, и посильно ли их содержание. С участками земельный налог и аренда рассчитываются по категории, площади и ставке. Две формы программы выводятся таблицами и книгой. Поставляемые правила роста и ставки — примеры, которые надо заменить.</translation>
        </message>
        <message>
            <source>Cost of all measures, som</source>
            <translation>Стоимость всех мероприятий, сом</translation>
        </message>
        <message>
            <source>Covered, som</source>
            <translation>Обеспечено, сом</translation>
        </message>
        <message>
            <source>Not covered, som</source>
            <translation>Не обеспечено, сом</translation>
        </message>
        <message>
            <source>Revenue</source>
            <translation>Доходы</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) of past years, line by line.</source>
            <translation>Таблица (CSV или XLSX) прошлых лет по статьям.</translation>
        </message>
        <message>
            <source>Expenditure</source>
            <translation>Расходы</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) of past years, line by line, with the debt.</source>
            <translation>Таблица (CSV или XLSX) прошлых лет по статьям, с долгом.</translation>
        </message>
        <message>
            <source>Measures</source>
            <translation>Мероприятия</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with cost, year, upkeep, sources and plots of each.</source>
            <translation>Таблица (CSV или XLSX): стоимость, год, содержание, источники и участки каждого.</translation>
        </message>
        <message>
            <source>Rates of land tax and lease</source>
            <translation>Ставки земельного налога и аренды</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) by category and kind of land; examples without it.</source>
            <translation>Таблица (CSV или XLSX) по категории и виду угодий; без неё берутся примеры.</translation>
        </message>
        <message>
            <source>Risks</source>
            <translation>Риски</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the share that may be lost, and the years.</source>
            <translation>Таблица (CSV или XLSX) с долей, которую можно потерять, и годами.</translation>
        </message>
        <message>
            <source>Debt service</source>
            <translation>Обслуживание долга</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with year and amount.</source>
            <translation>Таблица (CSV или XLSX) с годом и суммой.</translation>
        </message>
        <message>
            <source>One-off revenue</source>
            <translation>Разовые доходы</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with what comes once, by year.</source>
            <translation>Таблица (CSV или XLSX) того, что поступает один раз, по годам.</translation>
        </message>
        <message>
            <source>Years of the forecast</source>
            <translation>Годы прогноза</translation>
        </message>
        <message>
            <source>How far the budget is carried forward.</source>
            <translation>На сколько лет продолжается бюджет.</translation>
        </message>
        <message>
            <source>Order of the measures</source>
            <translation>Порядок мероприятий</translation>
        </message>
        <message>
            <source>Numbers of measures from the first to the last, separated by commas.</source>
            <translation>Номера мероприятий от первого к последнему, через запятую.</translation>
        </message>
        <message>
            <source>Own rules of growth</source>
            <translation>Собственные правила роста</translation>
        </message>
        <message>
            <source>File (TOML) with the growth of each group, and the source.</source>
            <translation>Файл (TOML) с ростом каждой группы и источником.</translation>
        </message>
        <message>
            <source>Forms 1 and 2 with what is behind them; it needs openpyxl.</source>
            <translation>Формы 1 и 2 с тем, что за ними стоит; нужен openpyxl.</translation>
        </message>
        <message>
            <source>Polygon layer for land tax and lease, and for the plots of measures.</source>
            <translation>Полигональный слой для земельного налога и аренды и для участков мероприятий.</translation>
        </message>
        <message>
            <source>Parcels after</source>
            <translation>Участки после</translation>
        </message>
        <message>
            <source>Polygon layer of the parcels after the transformation.</source>
            <translation>Полигональный слой участков после трансформации.</translation>
        </message>
        <message>
            <source>Year of the transformation</source>
            <translation>Год трансформации</translation>
        </message>
        <message>
            <source>From the year after it, land is taxed as it then is.</source>
            <translation>Со следующего года земля облагается налогом как преобразованная.</translation>
        </message>
        <message>
            <source>Form 1</source>
            <translation>Форма 1</translation>
        </message>
        <message>
            <source>Table of revenue and expenditure by year.</source>
            <translation>Таблица доходов и расходов по годам.</translation>
        </message>
        <message>
            <source>Form 2</source>
            <translation>Форма 2</translation>
        </message>
        <message>
            <source>Table of the measures by source.</source>
            <translation>Таблица мероприятий по источникам.</translation>
        </message>
        <message>
            <source>Measures with what is found for them</source>
            <translation>Мероприятия и что для них найдено</translation>
        </message>
        <message>
            <source>Table with phase, covered and missing som, and the reason.</source>
            <translation>Таблица: очередь, обеспечено и не хватает сомов, причина.</translation>
        </message>
        <message>
            <source>Findings about the measures</source>
            <translation>Замечания о мероприятиях</translation>
        </message>
        <message>
            <source>Table of what contradicts itself or looks doubtful.</source>
            <translation>Таблица того, что противоречит себе или сомнительно.</translation>
        </message>
        <message>
            <source>Lines of the forecast</source>
            <translation>Статьи прогноза</translation>
        </message>
        <message>
            <source>Table by year and line.</source>
            <translation>Таблица по годам и статьям.</translation>
        </message>
        <message>
            <source>Table of the sums, and the balance.</source>
            <translation>Таблица сумм и сальдо.</translation>
        </message>
        <message>
            <source>Losses by risk</source>
            <translation>Потери по рискам</translation>
        </message>
        <message>
            <source>Table of what may be lost.</source>
            <translation>Таблица того, что можно потерять.</translation>
        </message>
        <message>
            <source>Measures as read</source>
            <translation>Мероприятия, как они прочитаны</translation>
        </message>
        <message>
            <source>Table of the measures with their plots and hectares.</source>
            <translation>Таблица мероприятий с участками и гектарами.</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>Источники</translation>
        </message>
        <message>
            <source>Table of who pays how much.</source>
            <translation>Таблица: кто сколько платит.</translation>
        </message>
        <message>
            <source>Plots of the measures</source>
            <translation>Участки мероприятий</translation>
        </message>
        <message>
            <source>Table that links measures and plots.</source>
            <translation>Таблица, связывающая мероприятия и участки.</translation>
        </message>
        <message>
            <source>Upkeep by year</source>
            <translation>Содержание по годам</translation>
        </message>
        <message>
            <source>Table of the upkeep of each measure.</source>
            <translation>Таблица содержания каждого мероприятия.</translation>
        </message>
        <message>
            <source>Covered by source</source>
            <translation>Обеспечено по источникам</translation>
        </message>
        <message>
            <source>Table by measure, year and source.</source>
            <translation>Таблица по мероприятиям, годам и источникам.</translation>
        </message>
        <message>
            <source>Phases</source>
            <translation>Очереди</translation>
        </message>
        <message>
            <source>Table of the three phases.</source>
            <translation>Таблица трёх очередей.</translation>
        </message>
        <message>
            <source>Development budget by year</source>
            <translation>Бюджет развития по годам</translation>
        </message>
        <message>
            <source>Table of what is there, asked for and left.</source>
            <translation>Таблица: что есть, что запрошено и что остаётся.</translation>
        </message>
        <message>
            <source>Land tax and lease</source>
            <translation>Земельный налог и аренда</translation>
        </message>
        <message>
            <source>Table by category, area and rate, before and after.</source>
            <translation>Таблица по категории, площади и ставке, до и после.</translation>
        </message>
        <message>
            <source>three years</source>
            <translation>три года</translation>
        </message>
        <message>
            <source>five years</source>
            <translation>пять лет</translation>
        </message>
        <message>
            <source>Category, regime and hazard</source>
            <translation>Категория, режим и опасность</translation>
        </message>
        <message>
            <source>Measures how much land of each category lies under which regime and in which level of which hazard. Every piece of land stands in one row: the rows add up to the land. Where several hazards meet, the highest level counts and the rest stays visible.</source>
            <translation>Измеряет, сколько земель каждой категории лежит под каким режимом и на каком уровне какой опасности. Каждый кусок земли стоит в одной строке: строки складываются во все земли. Где сходятся несколько опасностей, считается наибольший уровень, а остальные остаются видны.</translation>
        </message>
        <message>
            <source>All parcels, ha</source>
            <translation>Все участки, га</translation>
        </message>
        <message>
            <source>Under a restriction, ha</source>
            <translation>Под ограничением, га</translation>
        </message>
        <message>
            <source>Under a hazard, ha</source>
            <translation>Под опасностью, га</translation>
        </message>
        <message>
            <source>Under both, ha</source>
            <translation>Под тем и другим, га</translation>
        </message>
        <message>
            <source>Under neither, ha</source>
            <translation>Ни под тем, ни под другим, га</translation>
        </message>
        <message>
            <source>A field of the parcels, as that of the village, beside those above.</source>
            <translation>Поле участков, например с селом, вместе с выбранными выше.</translation>
        </message>
        <message>
            <source>Only what is in force on this day, as 2026-11-22.</source>
            <translation>Только то, что действует на этот день, например 2026-11-22.</translation>
        </message>
        <message>
            <source>What is nowhere wider than this counts as a sliver.</source>
            <translation>Что нигде не шире этого, считается щелью.</translation>
        </message>
        <message>
            <source>Land by category, regime and hazard</source>
            <translation>Земли по категории, режиму и опасности</translation>
        </message>
        <message>
            <source>Table whose rows add up to the land: every hectare is in one row.</source>
            <translation>Таблица, строки которой складываются во все земли: каждый гектар в одной строке.</translation>
        </message>
        <message>
            <source>Cells of regimes and hazards</source>
            <translation>Ячейки режимов и опасностей</translation>
        </message>
        <message>
            <source>Layer of what lies under the same regime and in the same levels.</source>
            <translation>Слой того, что лежит под одним режимом и на одних уровнях.</translation>
        </message>
        <message>
            <source>Land by regime and each hazard</source>
            <translation>Земли по режиму и каждой опасности</translation>
        </message>
        <message>
            <source>Table in which each hazard closes by itself.</source>
            <translation>Таблица, в которой каждая опасность замыкается сама по себе.</translation>
        </message>
        <message>
            <source>Combinations of hazards</source>
            <translation>Сочетания опасностей</translation>
        </message>
        <message>
            <source>Table of all combinations that have land, without overlaps.</source>
            <translation>Таблица всех сочетаний, где есть земля, без наложений.</translation>
        </message>
        <message>
            <source>Land by regime</source>
            <translation>Земли по режиму</translation>
        </message>
        <message>
            <source>Table with the same hectares as the extract.</source>
            <translation>Таблица с теми же гектарами, что в выписке.</translation>
        </message>
        <message>
            <source>Choose a layer of restrictions, of hazards, or a raster.</source>
            <translation>Выберите слой ограничений, слой опасностей или растр.</translation>
        </message>
        <message>
            <source>Another field to break down by</source>
            <translation>Ещё одно поле для разбивки</translation>
        </message>
        <message>
            <source>Choose a layer of hazards, a raster, or both.</source>
            <translation>Выберите слой опасностей, растр или то и другое.</translation>
        </message>
        <message>
            <source>Classes or depths of one hazard, or a terrain model for its slopes.</source>
            <translation>Классы или глубины одной опасности или модель рельефа для её уклонов.</translation>
        </message>
        <message>
            <source>Hazard of the raster</source>
            <translation>Опасность растра</translation>
        </message>
        <message>
            <source>Which hazard the raster shows: mudflow, landslide, flood and so on.</source>
            <translation>Какую опасность показывает растр: сель, оползень, паводок и так далее (mudflow, landslide, flood).</translation>
        </message>
        <message>
            <source>Least value of each level</source>
            <translation>Наименьшее значение каждого уровня</translation>
        </message>
        <message>
            <source>From the lowest level to the highest, separated by commas, as 1,2,3.</source>
            <translation>От низшего уровня к высшему, через запятую, например 1,2,3.</translation>
        </message>
        <message>
            <source>The raster holds heights: take their slope</source>
            <translation>В растре высоты: взять их уклон</translation>
        </message>
        <message>
            <source>The levels then are slopes in degrees, as 10,20,35.</source>
            <translation>Уровни тогда — уклоны в градусах, например 10,20,35.</translation>
        </message>
        <message>
            <source>Raster with a hazard or with heights</source>
            <translation>Растр с опасностью или с высотами</translation>
        </message>
        <message>
            <source>Resettlement ledger</source>
            <translation>Учёт переселения</translation>
        </message>
        <message>
            <source>Follows the households in danger: exposed, plot granted, moved, and the plots that are still needed, by village. Who is in danger comes from buildings and hazards or from a table. Plots and moves of households that are not in danger, or that are counted twice, are listed and left out of the sums.</source>
            <translation>Следит за домохозяйствами в опасности: под угрозой, участок выделен, переехали, сколько участков ещё нужно, по сёлам. Кто в опасности, видно по зданиям и опасностям или по таблице. Участки и переезды домохозяйств, которые не в опасности или учтены дважды, перечислены и не входят в суммы.</translation>
        </message>
        <message>
            <source>Plots granted</source>
            <translation>Выделено участков</translation>
        </message>
        <message>
            <source>Households that moved</source>
            <translation>Переехавшие домохозяйства</translation>
        </message>
        <message>
            <source>Granted and not moved</source>
            <translation>Выделено, но не переехали</translation>
        </message>
        <message>
            <source>Plots still needed</source>
            <translation>Ещё нужно участков</translation>
        </message>
        <message>
            <source>Column of the village</source>
            <translation>Столбец с селом</translation>
        </message>
        <message>
            <source>The column that tells places apart, in the buildings and in the tables.</source>
            <translation>Столбец, который различает места, в зданиях и в таблицах.</translation>
        </message>
        <message>
            <source>From which level on</source>
            <translation>С какого уровня</translation>
        </message>
        <message>
            <source>Hazard and least level, as mudflow=2, separated by commas; empty for all.</source>
            <translation>Опасность и наименьший уровень, например mudflow=2, через запятую; пусто — все.</translation>
        </message>
        <message>
            <source>Households in danger</source>
            <translation>Домохозяйства в опасности</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX), instead of buildings and hazards: house or village.</source>
            <translation>Таблица (CSV или XLSX) вместо зданий и опасностей: дом или село.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with a row per plot, or their number in plots.</source>
            <translation>Таблица (CSV или XLSX): строка на участок или их число в столбце plots.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with a row per household, or their number in households.</source>
            <translation>Таблица (CSV или XLSX): строка на домохозяйство или их число в столбце households.</translation>
        </message>
        <message>
            <source>Ledger by place</source>
            <translation>Учёт по местам</translation>
        </message>
        <message>
            <source>Table with exposed, granted, moved, waiting, and plots still needed.</source>
            <translation>Таблица: под угрозой, выделено, переехали, ждут, ещё нужно участков.</translation>
        </message>
        <message>
            <source>Houses in danger</source>
            <translation>Дома в опасности</translation>
        </message>
        <message>
            <source>Table with a row for each house, where the lists name houses.</source>
            <translation>Таблица со строкой на каждый дом, если списки называют дома.</translation>
        </message>
        <message>
            <source>What does not fit</source>
            <translation>Что не сходится</translation>
        </message>
        <message>
            <source>Table of plots and moves that are left out of the sums, with the reason.</source>
            <translation>Таблица участков и переездов, не вошедших в суммы, с причиной.</translation>
        </message>
        <message>
            <source>Choose buildings and hazards, or a table of the households in danger.</source>
            <translation>Выберите здания и опасности или таблицу домохозяйств в опасности.</translation>
        </message>
        <message>
            <source>Management of municipal land</source>
            <translation>Управление муниципальными землями</translation>
        </message>
        <message>
            <source>Lists municipal land plot by plot with its present and future use, the five stages of the plan with dates and documents, the proposals of residents with their place and what became of them, and, with the parcels of a later year, what was carried out.</source>
            <translation>Перечисляет муниципальные земли участок за участком с нынешним и будущим использованием, пять этапов плана с датами и документами, предложения жителей с их местом и судьбой и, если даны участки более позднего года, что было выполнено.</translation>
        </message>
        <message>
            <source>Land of the inventory, ha</source>
            <translation>Земли инвентаризации, га</translation>
        </message>
        <message>
            <source>Meant for another use, ha</source>
            <translation>Предназначены для другого использования, га</translation>
        </message>
        <message>
            <source>Keeps its use, ha</source>
            <translation>Сохраняют использование, га</translation>
        </message>
        <message>
            <source>Proposals</source>
            <translation>Предложения</translation>
        </message>
        <message>
            <source>Proposals without a place</source>
            <translation>Предложения без места</translation>
        </message>
        <message>
            <source>Proposals without a fate or a reason</source>
            <translation>Предложения без решения или причины</translation>
        </message>
        <message>
            <source>Whose land</source>
            <translation>Чьи земли</translation>
        </message>
        <message>
            <source>The land that the inventory lists.</source>
            <translation>Земли, которые перечисляет инвентаризация.</translation>
        </message>
        <message>
            <source>Layer with parcel_id and use: the result of the allocation of plots.</source>
            <translation>Слой с parcel_id и use: результат распределения участков.</translation>
        </message>
        <message>
            <source>Proposals of residents</source>
            <translation>Предложения жителей</translation>
        </message>
        <message>
            <source>Layer with proposal_id and text; it goes before the table.</source>
            <translation>Слой с proposal_id и text; он важнее таблицы.</translation>
        </message>
        <message>
            <source>Parcels of a later year</source>
            <translation>Участки более позднего года</translation>
        </message>
        <message>
            <source>Polygon layer from which is told what was carried out.</source>
            <translation>Полигональный слой, по которому видно, что выполнено.</translation>
        </message>
        <message>
            <source>Year of these parcels</source>
            <translation>Год этих участков</translation>
        </message>
        <message>
            <source>What was due by then counts.</source>
            <translation>Учитывается то, что должно быть сделано к этому году.</translation>
        </message>
        <message>
            <source>The day of which the state of the stages is told.</source>
            <translation>День, на который указано состояние этапов.</translation>
        </message>
        <message>
            <source>Table of proposals</source>
            <translation>Таблица предложений</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with text, fate and reason; a place by x and y or number.</source>
            <translation>Таблица (CSV или XLSX): текст, судьба и причина; место по x и y или номеру.</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Этапы</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) of the five stages with dates and documents.</source>
            <translation>Таблица (CSV или XLSX) пяти этапов с датами и документами.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the number and the plots of each measure.</source>
            <translation>Таблица (CSV или XLSX) с номером и участками каждого мероприятия.</translation>
        </message>
        <message>
            <source>Inventory</source>
            <translation>Инвентаризация</translation>
        </message>
        <message>
            <source>Layer of the plots with their present and future use.</source>
            <translation>Слой участков с нынешним и будущим использованием.</translation>
        </message>
        <message>
            <source>Inventory as a table</source>
            <translation>Инвентаризация таблицей</translation>
        </message>
        <message>
            <source>Table with a row for each plot.</source>
            <translation>Таблица со строкой на каждый участок.</translation>
        </message>
        <message>
            <source>Hectares by owner, category and future use</source>
            <translation>Гектары по владельцу, категории и будущему использованию</translation>
        </message>
        <message>
            <source>Table of the sums of the inventory.</source>
            <translation>Таблица сумм инвентаризации.</translation>
        </message>
        <message>
            <source>Table of the stages with what is done, due and late.</source>
            <translation>Таблица этапов: что сделано, что предстоит и что опаздывает.</translation>
        </message>
        <message>
            <source>Proposals and what became of them</source>
            <translation>Предложения и их судьба</translation>
        </message>
        <message>
            <source>Table with the place, the fate and the reason of each proposal.</source>
            <translation>Таблица с местом, судьбой и причиной каждого предложения.</translation>
        </message>
        <message>
            <source>Places of the proposals</source>
            <translation>Места предложений</translation>
        </message>
        <message>
            <source>Layer of points of the proposals that have a place.</source>
            <translation>Слой точек предложений, у которых есть место.</translation>
        </message>
        <message>
            <source>What was carried out</source>
            <translation>Что выполнено</translation>
        </message>
        <message>
            <source>Table by plot, where parcels of a later year are given.</source>
            <translation>Таблица по участкам, если даны участки более позднего года.</translation>
        </message>
        <message>
            <source>municipal</source>
            <translation>муниципальные</translation>
        </message>
        <message>
            <source>municipal and state</source>
            <translation>муниципальные и государственные</translation>
        </message>
        <message>
            <source>Sites and transformation</source>
            <translation>Размещение и трансформация</translation>
        </message>
        <message>
            <source>Plan and budget</source>
            <translation>План и бюджет</translation>
        </message>
        <message>
            <source>Workbook</source>
            <translation>Книга</translation>
        </message>
        <message>
            <source>Folder of the results</source>
            <translation>Папка результатов</translation>
        </message>
        <message>
            <source>The raster {name} cannot be opened.</source>
            <translation>Растр {name} не открывается.</translation>
        </message>
        <message>
            <source>Pre-check of a transformation</source>
            <translation>Предварительная проверка трансформации</translation>
        </message>
        <message>
            <source>Says before a request is sent whether it would pass, what it still needs, or that it would be returned, with the article behind every answer: the moratorium on irrigated arable land and its exceptions, protected areas, forest, water strips, ownership, documents. It also gives the composition of the site and the compensation of lost farm production. Legal rules that ship are examples to be checked against the law in force.</source>
            <translation>До отправки ходатайства говорит, прошло бы оно, чего ещё не хватает или было бы оно возвращено, и приводит статью к каждому ответу: мораторий на орошаемую пашню и исключения из него, охраняемые территории, лес, водоохранные полосы, собственность, документы. Даёт также состав участка и возмещение потерь сельскохозяйственного производства. Поставляемые правовые правила — примеры, которые надо сверить с действующим законом.</translation>
        </message>
        <message>
            <source>Numbers of the parcels</source>
            <translation>Номера участков</translation>
        </message>
        <message>
            <source>Outline of the site</source>
            <translation>Контур площадки</translation>
        </message>
        <message>
            <source>Polygon that may cut parcels; only what lies in it is asked about.</source>
            <translation>Полигон, который может резать участки; речь только о том, что внутри него.</translation>
        </message>
        <message>
            <source>Category asked for</source>
            <translation>Запрашиваемая категория</translation>
        </message>
        <message>
            <source>What the land is to become.</source>
            <translation>Чем должна стать земля.</translation>
        </message>
        <message>
            <source>Separated by commas; empty for all parcels, or those that are selected.</source>
            <translation>Через запятую; пусто — все участки или выделенные.</translation>
        </message>
        <message>
            <source>Area of the site, ha</source>
            <translation>Площадь площадки, га</translation>
        </message>
        <message>
            <source>Counted twice by its parcels, ha</source>
            <translation>Посчитано участками дважды, га</translation>
        </message>
        <message>
            <source>Land under no parcel, ha</source>
            <translation>Земля вне участков, га</translation>
        </message>
        <message>
            <source>Compensation, som</source>
            <translation>Возмещение, сом</translation>
        </message>
        <message>
            <source>Agricultural land</source>
            <translation>Земли сельскохозяйственного назначения</translation>
        </message>
        <message>
            <source>Land of settlements</source>
            <translation>Земли населённых пунктов</translation>
        </message>
        <message>
            <source>Industry, transport, communications, energy, defence and other</source>
            <translation>Земли промышленности, транспорта, связи, энергетики, обороны и иного назначения</translation>
        </message>
        <message>
            <source>Specially protected natural areas</source>
            <translation>Земли особо охраняемых природных территорий</translation>
        </message>
        <message>
            <source>Forest fund</source>
            <translation>Земли лесного фонда</translation>
        </message>
        <message>
            <source>Water fund</source>
            <translation>Земли водного фонда</translation>
        </message>
        <message>
            <source>Reserve land</source>
            <translation>Земли запаса</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Цель</translation>
        </message>
        <message>
            <source>What the land is needed for: housing, industry, school, cemetery and so on.</source>
            <translation>Для чего нужна земля: жильё, промышленность, школа, кладбище и так далее.</translation>
        </message>
        <message>
            <source>The day whose law counts, as 2026-11-22.</source>
            <translation>День, закон которого применяется, например 2026-11-22.</translation>
        </message>
        <message>
            <source>Documents that are there</source>
            <translation>Имеющиеся документы</translation>
        </message>
        <message>
            <source>Codes separated by commas; left empty, only the land is judged.</source>
            <translation>Коды через запятую; если пусто, рассматривается только земля.</translation>
        </message>
        <message>
            <source>Own legal rules</source>
            <translation>Собственные правовые правила</translation>
        </message>
        <message>
            <source>File (TOML) with rules and their dates.</source>
            <translation>Файл (TOML) с правилами и их датами.</translation>
        </message>
        <message>
            <source>Case sheet with a map, the rules and the composition; it needs jinja2.</source>
            <translation>Лист дела с картой, правилами и составом; нужен jinja2.</translation>
        </message>
        <message>
            <source>Rules and what they say</source>
            <translation>Правила и что они говорят</translation>
        </message>
        <message>
            <source>Table with each rule, its outcome, the hectares and the article.</source>
            <translation>Таблица: каждое правило, его ответ, гектары и статья.</translation>
        </message>
        <message>
            <source>Rules that concern the site</source>
            <translation>Правила, касающиеся площадки</translation>
        </message>
        <message>
            <source>Table of the rules that the site meets, the gravest first.</source>
            <translation>Таблица правил, под которые попадает площадка, начиная с самых строгих.</translation>
        </message>
        <message>
            <source>Site by the worst rule</source>
            <translation>Площадка по самому строгому правилу</translation>
        </message>
        <message>
            <source>Layer of the pieces of the site with what stands in their way.</source>
            <translation>Слой частей площадки с тем, что им мешает.</translation>
        </message>
        <message>
            <source>Composition of the site</source>
            <translation>Состав площадки</translation>
        </message>
        <message>
            <source>Table by category and kind of land; the printed hectares add up.</source>
            <translation>Таблица по категории и виду угодий; напечатанные гектары складываются.</translation>
        </message>
        <message>
            <source>Compensation of lost production</source>
            <translation>Возмещение потерь производства</translation>
        </message>
        <message>
            <source>Table with the value of each kind of land.</source>
            <translation>Таблица со стоимостью каждого вида угодий.</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Документы</translation>
        </message>
        <message>
            <source>Table of the documents: what is there and what is missing.</source>
            <translation>Таблица документов: что есть и чего не хватает.</translation>
        </message>
        <message>
            <source>Table of the five stages and what each needs.</source>
            <translation>Таблица пяти этапов и того, что нужно для каждого.</translation>
        </message>
        <message>
            <source>Authorities</source>
            <translation>Органы</translation>
        </message>
        <message>
            <source>Table of who has to agree.</source>
            <translation>Таблица: кто должен согласовать.</translation>
        </message>
        <message>
            <source>Zones by rule</source>
            <translation>Зоны по правилам</translation>
        </message>
        <message>
            <source>Draws protection strips along rivers and lakes, sanitary zones around landfills, burial grounds and cemeteries, and zones of notice around protected areas. The widths come from tables of rules; those that ship are examples to be replaced by the rules in force. The result is a layer of restrictions.</source>
            <translation>Проводит водоохранные полосы вдоль рек и озёр, санитарные зоны вокруг свалок, скотомогильников и кладбищ и зоны уведомления вокруг охраняемых территорий. Ширина берётся из таблиц правил; поставляемые правила — примеры, которые надо заменить действующими. Результат — слой ограничений.</translation>
        </message>
        <message>
            <source>Land in the zones, ha</source>
            <translation>Земли в зонах, га</translation>
        </message>
        <message>
            <source>Features without a rule</source>
            <translation>Объекты без правила</translation>
        </message>
        <message>
            <source>Protected areas and forests</source>
            <translation>Охраняемые территории и леса</translation>
        </message>
        <message>
            <source>Polygon layer of restrictions around which a zone of notice is drawn.</source>
            <translation>Полигональный слой ограничений, вокруг которых проводится зона уведомления.</translation>
        </message>
        <message>
            <source>Zones drawn by rule</source>
            <translation>Зоны, проведённые по правилам</translation>
        </message>
        <message>
            <source>Layer of restrictions with kind, regime, legal basis and width.</source>
            <translation>Слой ограничений с видом, режимом, правовым основанием и шириной.</translation>
        </message>
        <message>
            <source>Zones by class</source>
            <translation>Зоны по классам</translation>
        </message>
        <message>
            <source>Table with the rule, the width and the area for each class.</source>
            <translation>Таблица: правило, ширина и площадь для каждого класса.</translation>
        </message>
        <message>
            <source>Choose waters, objects, or protected areas with a distance above 0.</source>
            <translation>Выберите воды, объекты или охраняемые территории с расстоянием больше 0.</translation>
        </message>
        <message>
            <source>Run a plan</source>
            <translation>Выполнить план</translation>
        </message>
        <message>
            <source>Turns a plan file into the spatial section of the programme: every step from the land balance to the budget, then the GeoPackage, the workbook, the documents and the maps. What has not changed since the last run into the same folder is not worked out again, and a run that was stopped goes on. Parts whose layers are missing are named with the reason, and the rest is done.</source>
            <translation>Превращает файл плана в пространственный раздел программы: все шаги от земельного баланса до бюджета, затем GeoPackage, книга, документы и карты. Что не изменилось с прошлого запуска в ту же папку, не рассчитывается заново, а остановленный запуск продолжается. Части, для которых нет слоёв, названы с причиной, остальное выполняется.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Шаги</translation>
        </message>
        <message>
            <source>Steps without a result</source>
            <translation>Шаги без результата</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Файлы</translation>
        </message>
        <message>
            <source>Plan file</source>
            <translation>Файл плана</translation>
        </message>
        <message>
            <source>File (TOML) that names the layers, tables, norms and rules of the plan.</source>
            <translation>Файл (TOML), который называет слои, таблицы, нормы и правила плана.</translation>
        </message>
        <message>
            <source>What is done is kept in it, with pyarrow; run into it again to go on.</source>
            <translation>В её подпапке cache хранится сделанное, если есть pyarrow; чтобы продолжить, запустите в неё снова.</translation>
        </message>
        <message>
            <source>Write the documents</source>
            <translation>Писать документы</translation>
        </message>
        <message>
            <source>Text, page and maps; they need the libraries for reports.</source>
            <translation>Текст, страница и карты; для них нужны библиотеки отчётов.</translation>
        </message>
        <message>
            <source>Languages of the documents</source>
            <translation>Языки документов</translation>
        </message>
        <message>
            <source>ky, ru, en, separated by commas; empty for those of result and plan.</source>
            <translation>ky, ru, en через запятую; пусто — язык результата и языки плана.</translation>
        </message>
        <message>
            <source>Go on without files that are not there</source>
            <translation>Продолжать без файлов, которых нет</translation>
        </message>
        <message>
            <source>The parts that need them are left out and named.</source>
            <translation>Части, которым они нужны, пропускаются и называются.</translation>
        </message>
        <message>
            <source>Work everything out anew</source>
            <translation>Рассчитать всё заново</translation>
        </message>
        <message>
            <source>Whatever the folder keeps of earlier runs.</source>
            <translation>Что бы ни хранилось в папке от прошлых запусков.</translation>
        </message>
        <message>
            <source>Table of the steps: done, taken from the last run, missing, and why.</source>
            <translation>Таблица шагов: рассчитано, взято из прошлого запуска, пропущено и почему.</translation>
        </message>
        <message>
            <source>Table of what was written into the folder.</source>
            <translation>Таблица того, что записано в папку.</translation>
        </message>
        <message>
            <source>Suitability of plots</source>
            <translation>Пригодность участков</translation>
        </message>
        <message>
            <source>Scores every plot for every use between 0 and 1: slope, distance to roads, water, schools and clinics along the road network, hazards, nearness to the settlement. A file names the layers, the criteria and their weights, given directly or by comparison in pairs. The contribution of every criterion is shown.</source>
            <translation>Оценивает каждый участок для каждого использования от 0 до 1: уклон, расстояние до дорог, воды, школ и больниц по дорожной сети, опасности, близость к населённому пункту. Файл называет слои, критерии и их веса, данные прямо или попарным сравнением. Показан вклад каждого критерия.</translation>
        </message>
        <message>
            <source>Plots that at least one use may have</source>
            <translation>Участки, которые может занять хотя бы одно использование</translation>
        </message>
        <message>
            <source>File (TOML) that names layers, criteria, weights and limits.</source>
            <translation>Файл (TOML), который называет слои, критерии, веса и пределы.</translation>
        </message>
        <message>
            <source>Polygon layer of the plots, instead of that of the file.</source>
            <translation>Полигональный слой участков вместо указанного в файле.</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>Виды использования</translation>
        </message>
        <message>
            <source>Codes of uses separated by commas, as housing, industry; empty for all.</source>
            <translation>Коды видов использования через запятую, например housing, industry; пусто — все.</translation>
        </message>
        <message>
            <source>Suitability</source>
            <translation>Пригодность</translation>
        </message>
        <message>
            <source>Layer of the plots with a score for each use and the best use.</source>
            <translation>Слой участков с оценкой для каждого использования и лучшим использованием.</translation>
        </message>
        <message>
            <source>Scores by plot and use</source>
            <translation>Оценки по участкам и использованию</translation>
        </message>
        <message>
            <source>Table with the score, or the reason why the plot is excluded.</source>
            <translation>Таблица с оценкой или причиной, почему участок исключён.</translation>
        </message>
        <message>
            <source>Suitability by use</source>
            <translation>Пригодность по видам использования</translation>
        </message>
        <message>
            <source>Table with the plots and hectares that each use may have.</source>
            <translation>Таблица участков и гектаров, которые может занять каждое использование.</translation>
        </message>
        <message>
            <source>Contribution of each criterion</source>
            <translation>Вклад каждого критерия</translation>
        </message>
        <message>
            <source>Table with the value, the score and the weight behind every score.</source>
            <translation>Таблица: значение, оценка и вес за каждой оценкой.</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Веса</translation>
        </message>
        <message>
            <source>Table of the weights with their sources.</source>
            <translation>Таблица весов с их источниками.</translation>
        </message>
        <message>
            <source>Exclusions</source>
            <translation>Исключения</translation>
        </message>
        <message>
            <source>Table of the limits with the plots and hectares that they exclude.</source>
            <translation>Таблица пределов с участками и гектарами, которые они исключают.</translation>
        </message>
        <message>
            <source>Supply of land</source>
            <translation>Предложение земли</translation>
        </message>
        <message>
            <source>Finds the land that is left of each parcel after restrictions and hazards, the uses it is free for under the zone rules, and for each other use why not. Unused municipal and state land comes first. Which regimes, levels and categories count against a use are examples that can be replaced by your own settings.</source>
            <translation>Находит землю, которая остаётся от каждого участка после ограничений и опасностей, виды использования, для которых она свободна по правилам зон, и для остальных — почему нет. Неиспользуемые муниципальные и государственные земли стоят первыми. Какие режимы, уровни и категории мешают использованию — это примеры, которые можно заменить своими настройками.</translation>
        </message>
        <message>
            <source>Polygon layer of the legal zones; they count together with their rules.</source>
            <translation>Полигональный слой правовых зон; они учитываются вместе с их правилами.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the permitted and conditional uses of each zone.</source>
            <translation>Таблица (CSV или XLSX) с разрешёнными и условными видами использования каждой зоны.</translation>
        </message>
        <message>
            <source>Layer of the buildings: what is built on is not free for most uses.</source>
            <translation>Слой зданий: застроенное для большинства видов использования не свободно.</translation>
        </message>
        <message>
            <source>Free as it is, ha</source>
            <translation>Свободно как есть, га</translation>
        </message>
        <message>
            <source>Free after a transformation, ha</source>
            <translation>Свободно после трансформации, га</translation>
        </message>
        <message>
            <source>Of this unused municipal and state land, ha</source>
            <translation>Из них неиспользуемые муниципальные и государственные, га</translation>
        </message>
        <message>
            <source>Land that is free</source>
            <translation>Свободные земли</translation>
        </message>
        <message>
            <source>Layer of the parcels with what is left of them and for which uses.</source>
            <translation>Слой участков: что от них остаётся и для каких видов использования.</translation>
        </message>
        <message>
            <source>Parcels and their uses</source>
            <translation>Участки и их использование</translation>
        </message>
        <message>
            <source>Table with a row for each parcel.</source>
            <translation>Таблица со строкой на каждый участок слоя.</translation>
        </message>
        <message>
            <source>Uses of each parcel with the reason</source>
            <translation>Виды использования каждого участка с причиной</translation>
        </message>
        <message>
            <source>Table with a row for each parcel and use: the hectares, and why not.</source>
            <translation>Таблица со строкой на каждый участок и вид использования: гектары и почему нет.</translation>
        </message>
        <message>
            <source>Hectares by use</source>
            <translation>Гектары по видам использования</translation>
        </message>
        <message>
            <source>Table with the land that is free for each use, and what is not.</source>
            <translation>Таблица земель, свободных и несвободных для каждого использования.</translation>
        </message>
        <message>
            <source>Hectares by use, ownership and category</source>
            <translation>Гектары по использованию, собственности и категории</translation>
        </message>
        <message>
            <source>Table of the sums: whose land it is and whether it is used.</source>
            <translation>Таблица сумм: чья это земля и используется ли она.</translation>
        </message>
        <message>
            <source>Settings that were used</source>
            <translation>Применённые настройки</translation>
        </message>
        <message>
            <source>Table of what counts against each use, with the sources.</source>
            <translation>Таблица того, что мешает каждому использованию, с источниками.</translation>
        </message>
        <message>
            <source>Land after a transformation</source>
            <translation>Земли после трансформации</translation>
        </message>
        <message>
            <source>Changes the category of parcels, of a site that cuts parcels, or of the cases in a file, and gives the parcels after it with the balance before and after. No hectare is created or lost: otherwise there is no result.</source>
            <translation>Меняет категорию участков, площадки, которая режет участки, или дел из файла и даёт участки после этого с балансом до и после. Ни один гектар не создаётся и не теряется: иначе результата нет.</translation>
        </message>
        <message>
            <source>Separated by commas; not needed with an outline or a file of cases.</source>
            <translation>Через запятую; не нужны, если есть контур или файл дел.</translation>
        </message>
        <message>
            <source>Before, ha</source>
            <translation>До, га</translation>
        </message>
        <message>
            <source>After, ha</source>
            <translation>После, га</translation>
        </message>
        <message>
            <source>Land that changes its category, ha</source>
            <translation>Земли, меняющие категорию, га</translation>
        </message>
        <message>
            <source>Kind of land after it</source>
            <translation>Вид угодий после</translation>
        </message>
        <message>
            <source>Its code or name; left empty, the kind of land stays as it is.</source>
            <translation>Код или название; если пусто, вид угодий остаётся прежним.</translation>
        </message>
        <message>
            <source>File of cases</source>
            <translation>Файл дел</translation>
        </message>
        <message>
            <source>File (TOML) of decisions; it goes before parcels, outline and category.</source>
            <translation>Файл (TOML) с решениями; он важнее участков, контура и категории.</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>Дело</translation>
        </message>
        <message>
            <source>Only this case of the file.</source>
            <translation>Только это дело из файла.</translation>
        </message>
        <message>
            <source>Layer of the parcels with their category after the decision.</source>
            <translation>Слой участков с категорией после решения.</translation>
        </message>
        <message>
            <source>Land that changes its category</source>
            <translation>Земли, меняющие категорию</translation>
        </message>
        <message>
            <source>Layer of what is transformed, with the category before and after.</source>
            <translation>Слой преобразованного с категорией до и после.</translation>
        </message>
        <message>
            <source>Balance before and after</source>
            <translation>Баланс до и после</translation>
        </message>
        <message>
            <source>Table by category: before, after, and the difference.</source>
            <translation>Таблица по категориям: до, после и разница.</translation>
        </message>
        <message>
            <source>From category to category</source>
            <translation>Из категории в категорию</translation>
        </message>
        <message>
            <source>Table of the hectares from category to category.</source>
            <translation>Таблица гектаров из категории в категорию.</translation>
        </message>
        <message>
            <source>Origin of the parcels</source>
            <translation>Происхождение участков</translation>
        </message>
        <message>
            <source>Table of the parcels that were cut or transformed.</source>
            <translation>Таблица участков, которые были разрезаны или преобразованы.</translation>
        </message>
        <message>
            <source>Give numbers of parcels, the outline of a site or a file of cases.</source>
            <translation>Дайте номера участков, контур площадки или файл дел.</translation>
        </message>
        <message>
            <source>There is no Python 3.11 or newer on this computer; install it from python.org for yourself alone, which needs no administrator, and try again.</source>
            <translation>На этом компьютере нет Python 3.11 или новее; установите его с python.org только для себя (администратор не нужен) и повторите.</translation>
        </message>
        <message>
            <source>Making the environment with {path}</source>
            <translation>Создаётся среда с помощью {path}</translation>
        </message>
        <message>
            <source>The environment could not be prepared: {reason}</source>
            <translation>Не удалось подготовить среду: {reason}</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Подробности</translation>
        </message>
        <message>
            <source>Restrictions of this parcel</source>
            <translation>Ограничения этого участка</translation>
        </message>
        <message>
            <source>Regime</source>
            <translation>Режим</translation>
        </message>
        <message>
            <source>Restriction</source>
            <translation>Ограничение</translation>
        </message>
        <message>
            <source>Area, m²</source>
            <translation>Площадь, м²</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>Правовое основание</translation>
        </message>
        <message>
            <source>Page for printing…</source>
            <translation>Страница для печати…</translation>
        </message>
        <message>
            <source>Write the extract with a map as a page.</source>
            <translation>Записать выписку с картой как страницу.</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>План</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Проверка</translation>
        </message>
        <message>
            <source>Parcel</source>
            <translation>Участок</translation>
        </message>
        <message>
            <source>Set-up</source>
            <translation>Установка</translation>
        </message>
        <message>
            <source>Checking the layer</source>
            <translation>Проверяется слой</translation>
        </message>
        <message>
            <source>Choose the layer of parcels first.</source>
            <translation>Сначала выберите слой участков.</translation>
        </message>
        <message>
            <source>The layer that was checked is no longer on the map.</source>
            <translation>Проверенного слоя больше нет на карте.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>нет</translation>
        </message>
        <message>
            <source>Look for errors in the layer of parcels.</source>
            <translation>Искать ошибки в слое участков.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>Zoom and select</source>
            <translation>Показать и выделить</translation>
        </message>
        <message>
            <source>Go to the place of the finding and select its parcels.</source>
            <translation>Перейти к месту замечания и выделить его участки.</translation>
        </message>
        <message>
            <source>Choose the layer of parcels and press Check.</source>
            <translation>Выберите слой участков и нажмите «Проверка».</translation>
        </message>
        <message>
            <source>Boundary</source>
            <translation>Граница</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Степень</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>Замечание</translation>
        </message>
        <message>
            <source>Findings: {count}</source>
            <translation>Замечаний: {count}</translation>
        </message>
        <message>
            <source>Facilities</source>
            <translation>Объекты</translation>
        </message>
        <message>
            <source>Rivers</source>
            <translation>Реки</translation>
        </message>
        <message>
            <source>Roads</source>
            <translation>Дороги</translation>
        </message>
        <message>
            <source>strictest regime</source>
            <translation>самый строгий режим</translation>
        </message>
        <message>
            <source>changed land</source>
            <translation>изменённые земли</translation>
        </message>
        <message>
            <source>places</source>
            <translation>места</translation>
        </message>
        <message>
            <source>points</source>
            <translation>точки</translation>
        </message>
        <message>
            <source>lines</source>
            <translation>линии</translation>
        </message>
        <message>
            <source>polygons</source>
            <translation>полигоны</translation>
        </message>
        <message>
            <source>Plan files (*.toml)</source>
            <translation>Файлы плана (*.toml)</translation>
        </message>
        <message>
            <source>Where shall the sample data lie?</source>
            <translation>Куда положить пример данных?</translation>
        </message>
        <message>
            <source>The plan is worked out: {done} steps, {missing} without data, {failed} failed.</source>
            <translation>План рассчитан: шагов {done}, без данных {missing}, не удалось {failed}.</translation>
        </message>
        <message>
            <source>Open a plan</source>
            <translation>Открыть план</translation>
        </message>
        <message>
            <source>Copying the sample data</source>
            <translation>Копируется пример данных</translation>
        </message>
        <message>
            <source>Running the plan</source>
            <translation>План рассчитывается</translation>
        </message>
        <message>
            <source>Cancelled; the earlier results are as they were.</source>
            <translation>Отменено; прежние результаты не изменились.</translation>
        </message>
        <message>
            <source>Layers on the map: {count}</source>
            <translation>Слоёв на карте: {count}</translation>
        </message>
        <message>
            <source>not run</source>
            <translation>не рассчитан</translation>
        </message>
        <message>
            <source>fresh</source>
            <translation>свежий</translation>
        </message>
        <message>
            <source>stale</source>
            <translation>устарел</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>нет данных</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>не удалось</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Земли</translation>
        </message>
        <message>
            <source>Restrictions and rules</source>
            <translation>Ограничения и правила</translation>
        </message>
        <message>
            <source>People and demand</source>
            <translation>Население и потребность</translation>
        </message>
        <message>
            <source>Supply and choice of land</source>
            <translation>Свободные земли и выбор</translation>
        </message>
        <message>
            <source>Change of category</source>
            <translation>Перевод категории</translation>
        </message>
        <message>
            <source>Budget</source>
            <translation>Бюджет</translation>
        </message>
        <message>
            <source>Management and calendar</source>
            <translation>Управление и календарь</translation>
        </message>
        <message>
            <source>Open a plan…</source>
            <translation>Открыть план…</translation>
        </message>
        <message>
            <source>Choose a plan file (plan.toml).</source>
            <translation>Выберите файл плана (plan.toml).</translation>
        </message>
        <message>
            <source>Try with sample data…</source>
            <translation>Открыть пример…</translation>
        </message>
        <message>
            <source>Copy an invented municipality into a folder of your choice and open its plan.</source>
            <translation>Скопировать вымышленный айылный аймак в выбранную папку и открыть его план.</translation>
        </message>
        <message>
            <source>Run all</source>
            <translation>Рассчитать всё</translation>
        </message>
        <message>
            <source>Work out what has changed; the rest is kept.</source>
            <translation>Рассчитать изменившееся; остальное сохраняется.</translation>
        </message>
        <message>
            <source>Stop; the earlier results stay.</source>
            <translation>Остановить; прежние результаты останутся.</translation>
        </message>
        <message>
            <source>Show on the map</source>
            <translation>Показать на карте</translation>
        </message>
        <message>
            <source>Add the layers of the last run.</source>
            <translation>Добавить слои последнего расчёта.</translation>
        </message>
        <message>
            <source>Write the documents too</source>
            <translation>Записать и документы</translation>
        </message>
        <message>
            <source>The section of the programme as documents; it takes longer.</source>
            <translation>Раздел программы в виде документов; это дольше.</translation>
        </message>
        <message>
            <source>No plan is open.</source>
            <translation>План не открыт.</translation>
        </message>
        <message>
            <source>Choose a step to read why it is in its state.</source>
            <translation>Выберите шаг, чтобы прочитать причину его состояния.</translation>
        </message>
        <message>
            <source>it has not been worked out yet.</source>
            <translation>ещё не рассчитан.</translation>
        </message>
        <message>
            <source>its result belongs to the files as they are now.</source>
            <translation>результат соответствует нынешним файлам.</translation>
        </message>
        <message>
            <source>the plan or a file was changed since; the next run looks at it again.</source>
            <translation>с тех пор изменился план или файл; при следующем расчёте он будет проверен.</translation>
        </message>
        <message>
            <source>the plan does not name what it needs.</source>
            <translation>в плане не указано то, что ему нужно.</translation>
        </message>
        <message>
            <source>the data stopped it.</source>
            <translation>этому помешали данные.</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Шаг</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Состояние</translation>
        </message>
        <message>
            <source>Results of the last run:</source>
            <translation>Результаты последнего расчёта:</translation>
        </message>
        <message>
            <source>Plan: {plan}
Results: {folder}</source>
            <translation>План: {plan}
Результаты: {folder}</translation>
        </message>
        <message>
            <source>Double-click to open.</source>
            <translation>Откройте двойным щелчком.</translation>
        </message>
        <message>
            <source>Working out the extract…</source>
            <translation>Готовится выписка…</translation>
        </message>
        <message>
            <source>Choose the layers of parcels and of restrictions first.</source>
            <translation>Сначала выберите слои участков и ограничений.</translation>
        </message>
        <message>
            <source>There is no parcel at this place.</source>
            <translation>В этом месте нет участка.</translation>
        </message>
        <message>
            <source>Parcel {number}</source>
            <translation>Участок {number}</translation>
        </message>
        <message>
            <source>No restriction in force today lies on it.</source>
            <translation>На нём нет ограничений, действующих сегодня.</translation>
        </message>
        <message>
            <source>Measured {all} m², restricted {restricted} m², free {free} m²</source>
            <translation>Измерено {all} м², под ограничениями {restricted} м², без ограничений {free} м²</translation>
        </message>
        <message>
            <source>The page was written: {path}</source>
            <translation>Страница записана: {path}</translation>
        </message>
        <message>
            <source>Then click a parcel on the map.</source>
            <translation>Затем щёлкните участок на карте.</translation>
        </message>
        <message>
            <source>Choose both layers, press the button, then click a parcel: which restrictions in force today lie on it, on how much of it, and by which law.</source>
            <translation>Выберите оба слоя, нажмите кнопку и щёлкните участок: какие ограничения действуют на нём сегодня, на какой площади и по какому закону.</translation>
        </message>
        <message>
            <source>missing: some outputs cannot be made</source>
            <translation>нет: часть результатов недоступна</translation>
        </message>
        <message>
            <source>The child environment is ready.</source>
            <translation>Отдельная среда готова.</translation>
        </message>
        <message>
            <source>missing and needed: prepare the child environment below</source>
            <translation>нет, но нужен: подготовьте отдельную среду ниже</translation>
        </message>
        <message>
            <source>Folder of wheels</source>
            <translation>Папка с пакетами (wheel)</translation>
        </message>
        <message>
            <source>Preparing the child environment</source>
            <translation>Готовится отдельная среда</translation>
        </message>
        <message>
            <source>Python of QGIS</source>
            <translation>Python в QGIS</translation>
        </message>
        <message>
            <source>Looking at the installation</source>
            <translation>Осматривается установка</translation>
        </message>
        <message>
            <source>Not to be had: {packages}</source>
            <translation>Не удалось получить: {packages}</translation>
        </message>
        <message>
            <source>The library runs inside QGIS.</source>
            <translation>Библиотека работает внутри QGIS.</translation>
        </message>
        <message>
            <source>The library runs beside QGIS, in an environment of its own.</source>
            <translation>Библиотека работает рядом с QGIS, в собственной среде.</translation>
        </message>
        <message>
            <source>Python beside QGIS</source>
            <translation>Python рядом с QGIS</translation>
        </message>
        <message>
            <source>Its place</source>
            <translation>Где он находится</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Осмотр…</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Осмотреть снова</translation>
        </message>
        <message>
            <source>Prepare the child environment online</source>
            <translation>Подготовить отдельную среду из сети</translation>
        </message>
        <message>
            <source>Make a Python environment in your profile and fetch the packages from PyPI.</source>
            <translation>Создать среду Python в вашем профиле и взять пакеты из PyPI.</translation>
        </message>
        <message>
            <source>Prepare it from a folder of wheels…</source>
            <translation>Подготовить её из папки с пакетами…</translation>
        </message>
        <message>
            <source>The same without a network: the packages are carried in a folder, on a stick.</source>
            <translation>То же без сети: пакеты принесены в папке, на флешке.</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Часть</translation>
        </message>
        <message>
            <source>Version or advice</source>
            <translation>Версия или совет</translation>
        </message>
        <message>
            <source>Where QGIS's own Python lacks something, the library runs in an environment of its own beside it. QGIS's Python is never changed.</source>
            <translation>Если в Python самой QGIS чего-то не хватает, библиотека работает рядом, в собственной среде. Python в QGIS никогда не меняется.</translation>
        </message>
        <message>
            <source>The work stopped: {reason}</source>
            <translation>Работа остановилась: {reason}</translation>
        </message>
        <message>
            <source>Plan panel</source>
            <translation>Панель плана</translation>
        </message>
    </context>
</TS>
