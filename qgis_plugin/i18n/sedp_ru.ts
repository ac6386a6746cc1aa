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
    </context>
</TS>
