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
    </context>
</TS>
