<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>it said nothing</source>
            <translation>ал эч нерсе билдирген жок</translation>
        </message>
        <message>
            <source>The child process stopped without a result: {reason}</source>
            <translation>Көмөкчү процесс жыйынтыксыз токтоду: {reason}</translation>
        </message>
        <message>
            <source>The interpreter {path} cannot be started: {reason}</source>
            <translation>{path} интерпретатору ишке кирген жок: {reason}</translation>
        </message>
        <message>
            <source>The library in the plugin's folder is of another version; reinstall it.</source>
            <translation>Модулдун папкасындагы китепкана башка версияда; модулду кайра орнотуңуз.</translation>
        </message>
        <message>
            <source>The calculation failed: {reason}. Details are in the log.</source>
            <translation>Эсептөө ишке ашкан жок: {reason}. Чоо-жайы журналда.</translation>
        </message>
        <message>
            <source>the settings exclude it</source>
            <translation>жөндөөлөр буга тыюу салат</translation>
        </message>
        <message>
            <source>The calculation cannot run inside QGIS ({inside}) nor beside it ({beside}). Install Python 3.11 or newer with geopandas in a virtual environment and give its interpreter as SEDP_CHILD_PYTHON or in the setting sedp/child_python.</source>
            <translation>Эсептөө QGIS программасынын ичинде да ({inside}), анын жанында да ({beside}) жүрө албайт. Python 3.11 же андан жаңысын geopandas менен виртуалдык чөйрөгө орнотуп, анын интерпретаторун SEDP_CHILD_PYTHON өзгөрмөсүндө же sedp/child_python жөндөөсүндө көрсөтүңүз.</translation>
        </message>
        <message>
            <source>its Python is older than 3.11</source>
            <translation>анын Python программасы 3.11 версиясынан эски</translation>
        </message>
        <message>
            <source>it has no {package}</source>
            <translation>анда {package} жок</translation>
        </message>
        <message>
            <source>its {package} was installed by pip and would crash QGIS</source>
            <translation>анын {package} пакети pip аркылуу орнотулган, ал QGIS программасын бузуп токтотмок</translation>
        </message>
        <message>
            <source>its {package} does not start</source>
            <translation>анын {package} пакети ишке кирбейт</translation>
        </message>
        <message>
            <source>its {package} is too old</source>
            <translation>анын {package} пакети өтө эски</translation>
        </message>
        <message>
            <source>there is no interpreter at {path}</source>
            <translation>{path} дарегинде интерпретатор жок</translation>
        </message>
        <message>
            <source>the interpreter {path} may not be run</source>
            <translation>{path} интерпретаторун иштетүүгө уруксат жок</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Ката</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Эскертүү</translation>
        </message>
        <message>
            <source>Information</source>
            <translation>Маалымат</translation>
        </message>
        <message>
            <source>Land balance</source>
            <translation>Жер балансы</translation>
        </message>
        <message>
            <source>Adds up the land by category or another column, measured and registered, used and unused. The balance closes: parcels − overlaps + gaps − land outside = territory, and the residual is shown. Land without a code is a row of its own, not a loss.</source>
            <translation>Жерлерди категориялар же башка мамыча боюнча кошот: өлчөнгөнү менен катталганын, пайдаланылганы менен пайдаланылбаганын. Баланс дал келет: тилкелер − кабатталуулар + боштуктар − чек арадан тышкары жерлер = аймак, калдык айырма көрсөтүлөт. Коду жок жерлер өзүнчө сапта турат, жоголбойт.</translation>
        </message>
        <message>
            <source>Table with a row for each group, in hectares, and rows for what does not fit.</source>
            <translation>Таблица: ар бир топко бир сап, гектар менен, жана дал келбегендер үчүн саптар.</translation>
        </message>
        <message>
            <source>Cross table</source>
            <translation>Жыйынды таблица</translation>
        </message>
        <message>
            <source>Table of category, kind of land, ownership and use together, in hectares.</source>
            <translation>Таблица: категория, чарба жеринин түрү, менчиктин түрү жана пайдаланылышы чогуу, гектар менен.</translation>
        </message>
        <message>
            <source>Overlaps, gaps and land outside</source>
            <translation>Кабатталуулар, боштуктар жана чек арадан тышкары жерлер</translation>
        </message>
        <message>
            <source>Layer of the places where parcels overlap, leave a gap or lie outside.</source>
            <translation>Тилкелер кабатталган, боштук калтырган же чек арадан чыккан жерлердин катмары.</translation>
        </message>
        <message>
            <source>Sum of the parcels, ha</source>
            <translation>Тилкелердин суммасы, га</translation>
        </message>
        <message>
            <source>Land covered by parcels, ha</source>
            <translation>Тилкелер менен жабылган, га</translation>
        </message>
        <message>
            <source>Overlaps, ha</source>
            <translation>Кабатталуулар, га</translation>
        </message>
        <message>
            <source>Gaps, ha</source>
            <translation>Боштуктар, га</translation>
        </message>
        <message>
            <source>Land outside the boundary, ha</source>
            <translation>Чек арадан тышкары жерлер, га</translation>
        </message>
        <message>
            <source>Territory, ha</source>
            <translation>Аймактын аянты, га</translation>
        </message>
        <message>
            <source>Residual of the balance, ha</source>
            <translation>Баланстын калдык айырмасы, га</translation>
        </message>
        <message>
            <source>Cancelled; nothing was written.</source>
            <translation>Токтотулду; эч нерсе жазылган жок.</translation>
        </message>
        <message>
            <source>The layer {name} cannot be opened.</source>
            <translation>{name} катмары ачылбайт.</translation>
        </message>
        <message>
            <source>{output} could not be written: {reason}</source>
            <translation>{output}: жазылбай калды: {reason}</translation>
        </message>
        <message>
            <source>The layer {name} holds no polygons; choose a polygon layer.</source>
            <translation>{name} катмарында полигон жок; полигон катмарын тандаңыз.</translation>
        </message>
        <message>
            <source>The layer {name} has no coordinate reference system; set it in the layer's properties.</source>
            <translation>{name} катмарынын координаттар системасы берилген эмес; аны катмардын касиеттеринде бериңиз.</translation>
        </message>
        <message>
            <source>The layer {name} has no features.</source>
            <translation>{name} катмарында объект жок.</translation>
        </message>
        <message>
            <source>Change of land</source>
            <translation>Жердин өзгөрүшү</translation>
        </message>
        <message>
            <source>Compares two states of the parcels: how many hectares went from which category to which, gain, loss and net change of each, and which parcels were split or merged.</source>
            <translation>Тилкелердин эки абалын салыштырат: кайсы категориядан кайсынысына канча гектар өттү, ар биринде канча кошулуп, канча чыгып, таза өзгөрүү канча болду, кайсы тилкелер бөлүндү же бириктирилди.</translation>
        </message>
        <message>
            <source>Land parcels before</source>
            <translation>Мурунку жер тилкелери</translation>
        </message>
        <message>
            <source>Polygon layer of the earlier state.</source>
            <translation>Мурунку абалдын полигон катмары.</translation>
        </message>
        <message>
            <source>Land parcels after</source>
            <translation>Кийинки жер тилкелери</translation>
        </message>
        <message>
            <source>Polygon layer of the later state.</source>
            <translation>Кийинки абалдын полигон катмары.</translation>
        </message>
        <message>
            <source>Changed land</source>
            <translation>Өзгөргөн жерлер</translation>
        </message>
        <message>
            <source>Layer of the pieces whose category is not what it was.</source>
            <translation>Категориясы өзгөргөн бөлүктөрдүн катмары.</translation>
        </message>
        <message>
            <source>Transition matrix</source>
            <translation>Өтүүлөрдүн матрицасы</translation>
        </message>
        <message>
            <source>Table in hectares: rows are the earlier state, columns the later.</source>
            <translation>Гектар менен таблица: саптар – мурунку абал, мамычалар – кийинкиси.</translation>
        </message>
        <message>
            <source>Gain and loss</source>
            <translation>Кошулганы жана чыкканы</translation>
        </message>
        <message>
            <source>Table with gain, loss, swap and net change of each category, in hectares.</source>
            <translation>Таблица: ар бир категория боюнча кошулганы, чыкканы, өз ара алмашуусу жана таза өзгөрүүсү, гектар менен.</translation>
        </message>
        <message>
            <source>History of parcels</source>
            <translation>Тилкелердин тарыхы</translation>
        </message>
        <message>
            <source>Table with what happened to which parcels: split, merged, new, gone.</source>
            <translation>Таблица: кайсы тилке эмне болду: бөлүндү, бириктирилди, жаңы, жок болду.</translation>
        </message>
        <message>
            <source>Land before, ha</source>
            <translation>Мурунку жер, га</translation>
        </message>
        <message>
            <source>Land after, ha</source>
            <translation>Кийинки жер, га</translation>
        </message>
        <message>
            <source>Changed land, ha</source>
            <translation>Өзгөргөн жер, га</translation>
        </message>
        <message>
            <source>Check land parcels</source>
            <translation>Жер тилкелерин текшерүү</translation>
        </message>
        <message>
            <source>Finds what is wrong with a layer of land parcels: overlaps, gaps, slivers, invalid and duplicate geometries, missing or unknown codes, repeated numbers, registered areas in the wrong unit. Every finding names its parcels, its size and what to do; the layer of findings can be zoomed to. The parcels themselves are not changed.</source>
            <translation>Жер тилкелери катмарындагы каталарды табат: кабатталуулар, боштуктар, ичке тилкечелер, туура эмес жана кайталанган контурлар, жок же белгисиз коддор, кайталанган номерлер, башка бирдикте катталган аянттар. Ар бир табылга тилкелерин, өлчөмүн жана эмне кылуу керектигин айтат; табылгалар катмарын картадан жакындатып көрүүгө болот. Тилкелердин өзү өзгөрбөйт.</translation>
        </message>
        <message>
            <source>Findings on the map</source>
            <translation>Картадагы табылгалар</translation>
        </message>
        <message>
            <source>Layer with the place of each finding: errors red, warnings orange.</source>
            <translation>Ар бир табылганын орду көрсөтүлгөн катмар: каталар кызыл, эскертүүлөр кызгылт сары.</translation>
        </message>
        <message>
            <source>Table of findings</source>
            <translation>Табылгалардын таблицасы</translation>
        </message>
        <message>
            <source>Table with one row per finding: rule, severity, parcels, size, what to do.</source>
            <translation>Таблица, ар бир табылгага бир сап: эреже, маанилүүлүгү, тилкелер, өлчөмү, эмне кылуу керек.</translation>
        </message>
        <message>
            <source>Parcels</source>
            <translation>Тилкелер</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Каталар</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>Эскертүүлөр</translation>
        </message>
        <message>
            <source>Remarks</source>
            <translation>Маалыматтар</translation>
        </message>
        <message>
            <source>Field with the parcel's number</source>
            <translation>Тилкенин номери жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the land category</source>
            <translation>Жердин категориясы жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the kind of land</source>
            <translation>Чарба жеринин түрү жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the ownership</source>
            <translation>Менчиктин түрү жазылган талаа</translation>
        </message>
        <message>
            <source>Field that says whether the land is used</source>
            <translation>Жер пайдаланылабы деген талаа</translation>
        </message>
        <message>
            <source>Field with the registered area</source>
            <translation>Катталган аянты жазылган талаа</translation>
        </message>
        <message>
            <source>Land category</source>
            <translation>Жердин категориясы</translation>
        </message>
        <message>
            <source>Kind of land</source>
            <translation>Чарба жеринин түрү</translation>
        </message>
        <message>
            <source>Ownership</source>
            <translation>Менчиктин түрү</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Пайдаланылышы</translation>
        </message>
        <message>
            <source>Land parcels</source>
            <translation>Жер тилкелери</translation>
        </message>
        <message>
            <source>Polygon layer of the land parcels, as it is. Areas are measured on the ellipsoid.</source>
            <translation>Жер тилкелеринин полигон катмары, кандай болсо ошондой. Аянттар эллипсоиддин бетинде өлчөнөт.</translation>
        </message>
        <message>
            <source>Boundary of the territory</source>
            <translation>Аймактын чек арасы</translation>
        </message>
        <message>
            <source>Polygon layer with the boundary of the municipality. Without it, gaps along the boundary and land outside it cannot be found.</source>
            <translation>Айыл аймагынын чек арасы бар полигон катмары. Ансыз чек аранын боюндагы боштуктарды жана андан тышкары жерлерди табууга болбойт.</translation>
        </message>
        <message>
            <source>Mapping of fields and codes</source>
            <translation>Талаалар менен коддордун дал келиши</translation>
        </message>
        <message>
            <source>File (TOML) that says which field holds what and what the codes in the layer mean. Fields chosen below go before it.</source>
            <translation>Кайсы талаада эмне бар экенин жана катмардагы коддор эмнени билдирерин айткан файл (TOML). Төмөндө тандалган талаалар файлдан жогору турат.</translation>
        </message>
        <message>
            <source>Left empty, the field named {column} is taken if there is one.</source>
            <translation>Тандалбаса, {column} деген талаа бар болсо, ошол алынат.</translation>
        </message>
        <message>
            <source>hectares</source>
            <translation>гектар</translation>
        </message>
        <message>
            <source>square metres</source>
            <translation>чарчы метр</translation>
        </message>
        <message>
            <source>sotka (0.01 ha)</source>
            <translation>сотых (0,01 га)</translation>
        </message>
        <message>
            <source>Unit of the registered area</source>
            <translation>Катталган аянттын өлчөм бирдиги</translation>
        </message>
        <message>
            <source>Only for a registered area whose field is chosen above.</source>
            <translation>Талаасы жогоруда тандалган катталган аянт үчүн гана.</translation>
        </message>
        <message>
            <source>Break down by</source>
            <translation>Кайсы белги боюнча бөлүү</translation>
        </message>
        <message>
            <source>The column whose values become the rows of the table.</source>
            <translation>Маанилери таблицанын саптарына айланган мамыча.</translation>
        </message>
        <message>
            <source>Tolerance, m</source>
            <translation>Жол берилген чек, м</translation>
        </message>
        <message>
            <source>Distance in metres below which two edges count as the same edge.</source>
            <translation>Эки чек сызык ушул аралыктан (метр) жакын болсо, бир сызык деп эсептелет.</translation>
        </message>
        <message>
            <source>as in QGIS</source>
            <translation>QGIS программасындагыдай</translation>
        </message>
        <message>
            <source>Language of the result</source>
            <translation>Жыйынтыктын тили</translation>
        </message>
        <message>
            <source>Language of the sentences and labels in tables and in the summary.</source>
            <translation>Таблицалардагы жана корутундудагы сүйлөмдөр менен жазуулардын тили.</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Корутунду</translation>
        </message>
        <message>
            <source>Page with the figures, the table and the notes.</source>
            <translation>Көрсөткүчтөр, таблица жана түшүндүрмөлөр берилген барак.</translation>
        </message>
        <message>
            <source>Compare with registered areas</source>
            <translation>Катталган аянттар менен салыштыруу</translation>
        </message>
        <message>
            <source>Puts the measured area of each parcel beside its registered area and says whether the difference is within the tolerance. Parcels without a registered area are listed too.</source>
            <translation>Ар бир тилкенин өлчөнгөн аянтын катталган аянтынын жанына коюп, айырма жол берилген чектин ичиндеби, айтат. Катталган аянты жок тилкелер да тизмеде болот.</translation>
        </message>
        <message>
            <source>Tolerated difference, %</source>
            <translation>Жол берилген айырма, %</translation>
        </message>
        <message>
            <source>Difference between measured and registered area, in per cent of the registered area, up to which they agree.</source>
            <translation>Өлчөнгөн менен катталган аянттын айырмасы (катталган аянтка карата пайыз), ушуга чейин алар дал келет деп эсептелет.</translation>
        </message>
        <message>
            <source>Compared parcels</source>
            <translation>Салыштырылган тилкелер</translation>
        </message>
        <message>
            <source>Layer of the parcels with both areas, the difference and its class.</source>
            <translation>Эки аянты, айырмасы жана анын классы жазылган тилкелердин катмары.</translation>
        </message>
        <message>
            <source>Table of the comparison</source>
            <translation>Салыштыруу таблицасы</translation>
        </message>
        <message>
            <source>Table with both areas, the difference and its class for each parcel.</source>
            <translation>Ар бир тилкенин эки аянты, айырмасы жана анын классы жазылган таблица.</translation>
        </message>
        <message>
            <source>Parcels by size of the difference</source>
            <translation>Тилкелер айырманын чоңдугу боюнча</translation>
        </message>
        <message>
            <source>Table with the number of parcels and their areas in each class.</source>
            <translation>Ар бир класстагы тилкелердин саны жана аянты жазылган таблица.</translation>
        </message>
        <message>
            <source>Measured area, ha</source>
            <translation>Өлчөнгөн аянты, га</translation>
        </message>
        <message>
            <source>Registered area, ha</source>
            <translation>Катталган аянты, га</translation>
        </message>
        <message>
            <source>Measured less registered, ha</source>
            <translation>Өлчөнгөндөн катталганды кемиткенде, га</translation>
        </message>
        <message>
            <source>Repair land parcels</source>
            <translation>Жер тилкелерин оңдоо</translation>
        </message>
        <message>
            <source>Mends what needs no decision: invalid polygons, exact copies, and overlaps and gaps that are nowhere wider than the tolerance. No edge moves by more than the tolerance, and each change is listed with its parcel and its square metres. The input is not changed; what needs a decision is left as it is and stays among the findings of the check.</source>
            <translation>Чечим талап кылбаганды оңдойт: туура эмес контурларды, так көчүрмөлөрдү, эч бир жеринде жол берилген чектен кең эмес кабатталуулар менен боштуктарды. Бир да чек сызык жол берилген чектен ашык жылбайт, ар бир өзгөртүү тилкеси жана чарчы метри менен тизмеленет. Баштапкы катмар өзгөрбөйт; чечим талап кылганы ошол бойдон калып, текшерүүнүн табылгаларында турат.</translation>
        </message>
        <message>
            <source>Repaired parcels</source>
            <translation>Оңдолгон тилкелер</translation>
        </message>
        <message>
            <source>Layer of the parcels after the repair, with all their fields.</source>
            <translation>Оңдоодон кийинки тилкелердин катмары, бардык талаалары менен.</translation>
        </message>
        <message>
            <source>List of changes</source>
            <translation>Өзгөртүүлөрдүн тизмеси</translation>
        </message>
        <message>
            <source>Table with what was changed in which parcel, and by how many square metres.</source>
            <translation>Таблица: кайсы тилкеде эмне өзгөрдү жана канча чарчы метрге.</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Өзгөртүүлөр</translation>
        </message>
        <message>
            <source>Area before the repair, ha</source>
            <translation>Оңдоого чейинки аянт, га</translation>
        </message>
        <message>
            <source>Area after the repair, ha</source>
            <translation>Оңдоодон кийинки аянт, га</translation>
        </message>
        <message>
            <source>Change of area, m²</source>
            <translation>Аянттын өзгөрүшү, м²</translation>
        </message>
        <message>
            <source>Farthest that an edge was moved, m</source>
            <translation>Чек сызыктын эң чоң жылышы, м</translation>
        </message>
        <message>
            <source>Overlaps</source>
            <translation>Кабатталуулар</translation>
        </message>
        <message>
            <source>Gaps</source>
            <translation>Боштуктар</translation>
        </message>
        <message>
            <source>Outside the boundary</source>
            <translation>Чек арадан тышкары</translation>
        </message>
        <message>
            <source>Assumptions</source>
            <translation>Божомолдор</translation>
        </message>
        <message>
            <source>Breaches by rule</source>
            <translation>Бузуулар эрежелер боюнча</translation>
        </message>
        <message>
            <source>Breaches on the map</source>
            <translation>Картадагы бузуулар</translation>
        </message>
        <message>
            <source>Buildings</source>
            <translation>Имараттар</translation>
        </message>
        <message>
            <source>Buildings and their levels</source>
            <translation>Имараттар жана алардын деңгээлдери</translation>
        </message>
        <message>
            <source>Buildings exposed</source>
            <translation>Коркунучтагы имараттар</translation>
        </message>
        <message>
            <source>Buildings on the parcels</source>
            <translation>Тилкелердеги имараттар</translation>
        </message>
        <message>
            <source>Buildings that need attention</source>
            <translation>Көңүл бурууну талап кылган имараттар</translation>
        </message>
        <message>
            <source>Capacity by zone</source>
            <translation>Сыйымдуулук зоналар боюнча</translation>
        </message>
        <message>
            <source>Capacity of the parcels</source>
            <translation>Тилкелердин сыйымдуулугу</translation>
        </message>
        <message>
            <source>Capacity of the zoning</source>
            <translation>Зоналаштыруунун сыйымдуулугу</translation>
        </message>
        <message>
            <source>Carries the population forward: the total by its growth so far, in three scenarios or by one rule, or counts by age and sex five years apart by the method of Hamilton and Perry, which suits small places. The table may be in Kyrgyz, Russian or English.</source>
            <translation>Калкты болжолдойт: жалпы санын ушул убакка чейинки өсүшү боюнча, үч сценарийде же бир эреже менен, же арасы беш жылдык эки эсептин курак жана жыныс боюнча сандарын чакан жерлерге ылайыктуу Гамильтон–Перри ыкмасы менен. Таблица кыргызча, орусча же англисче болушу мүмкүн.</translation>
        </message>
        <message>
            <source>Categories by regime</source>
            <translation>Категориялар режимдер боюнча</translation>
        </message>
        <message>
            <source>Check against zoning</source>
            <translation>Зоналаштыруу боюнча текшерүү</translation>
        </message>
        <message>
            <source>Cohort-change ratios</source>
            <translation>Когорталардын өзгөрүү коэффициенттери</translation>
        </message>
        <message>
            <source>Counts people, households, buildings and facilities in each level of each hazard, village by village, and the hectares by category. The highest level wins within a hazard, several hazards stay visible, and nobody is counted twice. The people of a building are split by its floor area in each level; the sums stay exact.</source>
            <translation>Ар бир коркунучтун ар бир деңгээлиндеги адамдарды, үй чарбаларды, имараттарды жана объекттерди айылдар боюнча, гектарларды категориялар боюнча эсептейт. Бир коркунучтун ичинде эң жогорку деңгээл алынат, ар башка коркунучтар өз-өзүнчө көрүнөт, эч ким эки жолу эсептелбейт. Имараттын тургундары ар бир деңгээлдеги кабаттарынын аянты боюнча бөлүнөт; суммалар так бойдон калат.</translation>
        </message>
        <message>
            <source>Critical facilities</source>
            <translation>Өтө маанилүү объекттер</translation>
        </message>
        <message>
            <source>Demand beside the trend</source>
            <translation>Муктаждык жана тенденция</translation>
        </message>
        <message>
            <source>Demand by sector</source>
            <translation>Муктаждык секторлор боюнча</translation>
        </message>
        <message>
            <source>Demand by use</source>
            <translation>Муктаждык колдонуу түрлөрү боюнча</translation>
        </message>
        <message>
            <source>Demand for land</source>
            <translation>Жерге муктаждык</translation>
        </message>
        <message>
            <source>Demand in all</source>
            <translation>Бардык муктаждык</translation>
        </message>
        <message>
            <source>Distance in metres; with 0 no such zone is drawn.</source>
            <translation>Метр менен аралык; 0 болсо мындай зона тартылбайт.</translation>
        </message>
        <message>
            <source>Dwellings needed</source>
            <translation>Керектүү турак жайлар</translation>
        </message>
        <message>
            <source>Dwellings that still fit</source>
            <translation>Дагы бата турган турак жайлар</translation>
        </message>
        <message>
            <source>Exposed buildings</source>
            <translation>Коркунучта турган имараттар</translation>
        </message>
        <message>
            <source>Exposed people by age and sex</source>
            <translation>Коркунучтагы адамдар курагы жана жынысы боюнча</translation>
        </message>
        <message>
            <source>Exposure by hazard and level</source>
            <translation>Коркунучта тургандар коркунучтар жана деңгээлдер боюнча</translation>
        </message>
        <message>
            <source>Exposure to hazards</source>
            <translation>Коркунучта тургандар</translation>
        </message>
        <message>
            <source>Extract of one parcel with a map and the legal basis; it needs jinja2.</source>
            <translation>Бир тилке боюнча картасы жана укуктук негизи бар көчүрмө; jinja2 пакети керек.</translation>
        </message>
        <message>
            <source>Extract of restrictions</source>
            <translation>Чектөөлөр боюнча көчүрмө</translation>
        </message>
        <message>
            <source>Facilities by hazard</source>
            <translation>Объекттер коркунучтар боюнча</translation>
        </message>
        <message>
            <source>Features checked</source>
            <translation>Текшерилген объекттер</translation>
        </message>
        <message>
            <source>Features in a zone with rules</source>
            <translation>Эрежеси бар зоналардагы объекттер</translation>
        </message>
        <message>
            <source>Field of the areas with the name</source>
            <translation>Аймактардын аталышы жазылган талаа</translation>
        </message>
        <message>
            <source>Field of the buildings with the village</source>
            <translation>Имараттардын айылы жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the building's number</source>
            <translation>Имараттын номери жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the hazard</source>
            <translation>Коркунуч жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the height in metres</source>
            <translation>Бийиктиги метр менен жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the kind of restriction</source>
            <translation>Чектөөнүн түрү жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the level</source>
            <translation>Деңгээл жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the number of floors</source>
            <translation>Кабаттардын саны жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the number of households</source>
            <translation>Үй чарбалардын саны жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the number of residents</source>
            <translation>Тургундардын саны жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the regime</source>
            <translation>Режим жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the use of the building</source>
            <translation>Имараттын колдонулушу жазылган талаа</translation>
        </message>
        <message>
            <source>Field with the zone</source>
            <translation>Зона жазылган талаа</translation>
        </message>
        <message>
            <source>Fields that tell the zones apart</source>
            <translation>Зоналарды айырмалаган талаалар</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) by which the exposed people are split by age and sex.</source>
            <translation>Коркунучтагы адамдарды курагы жана жынысы боюнча бөлүү үчүн файл (CSV же XLSX).</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) from which the three scenarios of growth follow.</source>
            <translation>Өсүштүн үч сценарийи чыгарылуучу файл (CSV же XLSX).</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with sector, year, jobs and hectares of each project.</source>
            <translation>Ар бир долбоордун сектору, жылы, жумуш орундары жана гектарлары жазылган файл (CSV же XLSX).</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with the years and the number of people; for the method of Hamilton and Perry with year, age group, women and men.</source>
            <translation>Жылдар жана адамдардын саны жазылган файл (CSV же XLSX); Гамильтон–Перри ыкмасы үчүн жыл, курак тобу, аялдар жана эркектер.</translation>
        </message>
        <message>
            <source>File (CSV or XLSX) with two counts five years apart.</source>
            <translation>Арасы беш жылдык эки эсеп жазылган файл (CSV же XLSX).</translation>
        </message>
        <message>
            <source>File (CSV) with year, age, female, male; it takes the place of both tables.</source>
            <translation>year, age, female, male мамычалары бар файл (CSV); ал эки таблицанын ордуна колдонулат.</translation>
        </message>
        <message>
            <source>File (TOML) that names all tables, layers and norms; it goes before the rest.</source>
            <translation>Бардык таблицалар, катмарлар жана ченемдер көрсөтүлгөн файл (TOML); ал калгандарынан мурда турат.</translation>
        </message>
        <message>
            <source>File (TOML) with norms of the plan, each with its source.</source>
            <translation>Пландын ченемдери жазылган файл (TOML), ар биринин булагы менен.</translation>
        </message>
        <message>
            <source>File of inputs</source>
            <translation>Баштапкы маалыматтардын файлы</translation>
        </message>
        <message>
            <source>Floor area of a dwelling, m²</source>
            <translation>Бир турак жайдын аянты, м²</translation>
        </message>
        <message>
            <source>Floor area of all buildings, m²</source>
            <translation>Бардык имараттардын кабаттарынын аянты, м²</translation>
        </message>
        <message>
            <source>Floor area that still fits, m²</source>
            <translation>Дагы бата турган кабаттардын аянты, м²</translation>
        </message>
        <message>
            <source>For the method of Hamilton and Perry a multiple of five.</source>
            <translation>Гамильтон–Перри ыкмасы үчүн бешке бөлүнгөн сан.</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>Болжол</translation>
        </message>
        <message>
            <source>Forecast and demand</source>
            <translation>Болжол жана муктаждык</translation>
        </message>
        <message>
            <source>Growth per year, %</source>
            <translation>Жылдык өсүш, %</translation>
        </message>
        <message>
            <source>Hamilton–Perry, by age and sex</source>
            <translation>Гамильтон–Перри, курак жана жыныс боюнча</translation>
        </message>
        <message>
            <source>Hazards</source>
            <translation>Коркунучтар</translation>
        </message>
        <message>
            <source>Hectares by category and level</source>
            <translation>Гектарлар категориялар жана деңгээлдер боюнча</translation>
        </message>
        <message>
            <source>Holds parcels, buildings or proposed projects against the rules of the zones that they lie in: permitted uses, height, coverage, floor ratio, smallest plot, green share, and the land category. Parcels without a zone and zones that overlap are reported too. Every finding says what is allowed, what was found and what to do.</source>
            <translation>Тилкелерди, имараттарды же сунушталган долбоорлорду алар жаткан зоналардын эрежелери менен салыштырат: уруксат берилген колдонуу, бийиктик, курулуш үлүшү, тыгыздык, эң кичине тилке, жашыл жер үлүшү жана жердин категориясы. Зонасы жок тилкелер жана бири-бирине кабатталган зоналар да көрсөтүлөт. Ар бир табылгада эмнеге уруксат, эмне табылды жана эмне кылуу керек экени айтылат.</translation>
        </message>
        <message>
            <source>Households</source>
            <translation>Үй чарбалар</translation>
        </message>
        <message>
            <source>Households exposed</source>
            <translation>Коркунучтагы үй чарбалар</translation>
        </message>
        <message>
            <source>Households today</source>
            <translation>Бүгүнкү үй чарбалар</translation>
        </message>
        <message>
            <source>How each number came about</source>
            <translation>Ар бир сан кантип чыкты</translation>
        </message>
        <message>
            <source>How the past is carried on into the future.</source>
            <translation>Өткөн мезгил келечекке кантип улантылат.</translation>
        </message>
        <message>
            <source>How the people of a building on the edge of a zone are counted.</source>
            <translation>Зонанын четиндеги имараттын тургундары кантип эсептелет.</translation>
        </message>
        <message>
            <source>In force on</source>
            <translation>Күчүндө болгон күн</translation>
        </message>
        <message>
            <source>Investment projects</source>
            <translation>Инвестициялык долбоорлор</translation>
        </message>
        <message>
            <source>It decides which rules apply.</source>
            <translation>Кайсы эрежелер колдонулары ушуга жараша болот.</translation>
        </message>
        <message>
            <source>It tells places apart where no layer of areas is given.</source>
            <translation>Аймактардын катмары берилбесе, жерлерди ушул талаа айырмалайт.</translation>
        </message>
        <message>
            <source>Land needed by then, ha</source>
            <translation>Ошол жылга чейин керектүү жер, га</translation>
        </message>
        <message>
            <source>Land of parcels in zones, summed over the kinds of zone, ha</source>
            <translation>Зоналардагы тилкелердин жери, зоналардын түрлөрү боюнча сумма, га</translation>
        </message>
        <message>
            <source>Land without restriction, ha</source>
            <translation>Чектөөсүз жер, га</translation>
        </message>
        <message>
            <source>Last year of the demand</source>
            <translation>Муктаждыктын акыркы жылы</translation>
        </message>
        <message>
            <source>Last year of the forecast</source>
            <translation>Болжолдун акыркы жылы</translation>
        </message>
        <message>
            <source>Layer of landfills, cemeteries, burial grounds and the like with a class.</source>
            <translation>Таштанды полигондорунун, көрүстөндөрдүн, мал көмүлгөн жерлердин ж.б. классы бар катмары.</translation>
        </message>
        <message>
            <source>Layer of parcels, buildings or plots of projects.</source>
            <translation>Тилкелердин, имараттардын же долбоорлордун аянттарынын катмары.</translation>
        </message>
        <message>
            <source>Layer of schools, clinics and the like; else they are found by their use.</source>
            <translation>Мектептердин, ооруканалардын ж.б. катмары; болбосо алар имараттардын колдонулушу боюнча аныкталат.</translation>
        </message>
        <message>
            <source>Layer of the buildings with the highest level of each hazard.</source>
            <translation>Ар бир коркунучтун эң жогорку деңгээли көрсөтүлгөн имараттардын катмары.</translation>
        </message>
        <message>
            <source>Layer of the buildings with use and floors: what stands already.</source>
            <translation>Колдонулушу жана кабаттары бар имараттардын катмары: эмне курулган.</translation>
        </message>
        <message>
            <source>Layer of the buildings with use, residents, households and floors.</source>
            <translation>Колдонулушу, тургундары, үй чарбалары жана кабаттары бар имараттардын катмары.</translation>
        </message>
        <message>
            <source>Layer of the parcels with what still fits, coloured by what limits it.</source>
            <translation>Дагы эмне бата турганы көрсөтүлгөн тилкелердин катмары; түсү эмне чектегенин билдирет.</translation>
        </message>
        <message>
            <source>Layer of the parts of parcels that a restriction covers.</source>
            <translation>Тилкелердин чектөө астындагы бөлүктөрүнүн катмары.</translation>
        </message>
        <message>
            <source>Layer of the parts of parcels that lie in a zone, with the fields of both.</source>
            <translation>Тилкелердин зонада жаткан бөлүктөрүнүн катмары, эки катмардын талаалары менен.</translation>
        </message>
        <message>
            <source>Layer of the restricted land by its strictest regime, without overlaps.</source>
            <translation>Чектелген жерлердин эң катуу режими боюнча катмары, кабатталуусуз.</translation>
        </message>
        <message>
            <source>Layer of waters with a class, along which strips are drawn by rules.</source>
            <translation>Классы бар суулардын катмары, алардын жээгине эрежелер боюнча тилкелер тартылат.</translation>
        </message>
        <message>
            <source>Layer to be checked</source>
            <translation>Текшериле турган катмар</translation>
        </message>
        <message>
            <source>Layer with the kind and capacity of schools, kindergartens and clinics.</source>
            <translation>Мектептердин, бала бакчалардын жана ооруканалардын түрү жана сыйымдуулугу бар катмар.</translation>
        </message>
        <message>
            <source>Layer with the population of each village, for the reach of facilities.</source>
            <translation>Ар бир айылдын калкы көрсөтүлгөн катмар, объекттердин жеткиликтүүлүгү үчүн.</translation>
        </message>
        <message>
            <source>Layer with use and households: the dwellings of today.</source>
            <translation>Колдонулушу жана үй чарбалары бар катмар: бүгүнкү турак жайлар.</translation>
        </message>
        <message>
            <source>Layer with what breaks a rule: errors red, warnings orange.</source>
            <translation>Эрежени бузгандардын катмары: каталар кызыл, эскертүүлөр кызгылт сары.</translation>
        </message>
        <message>
            <source>Lays zones of any kind over the parcels and measures how many square metres of each parcel lie in which kind of zone. Zones of one kind that overlap are counted once; pieces narrower than the tolerance are reported in a column of their own and not dropped.</source>
            <translation>Ар кандай зоналарды тилкелерге салып, ар бир тилкенин канча чарчы метри кайсы түрдөгү зонада жатканын өлчөйт. Бир түрдөгү кабатталган зоналар бир жолу эсептелет; чектен ичке бөлүктөр өзүнчө мамычада көрсөтүлөт, алып салынбайт.</translation>
        </message>
        <message>
            <source>Levels from the lowest to the highest, separated by commas.</source>
            <translation>Деңгээлдер төмөнкүсүнөн жогоркусуна чейин, үтүр менен.</translation>
        </message>
        <message>
            <source>List of restrictions</source>
            <translation>Чектөөлөрдүн тизмеси</translation>
        </message>
        <message>
            <source>Lower end of the range, ha</source>
            <translation>Төмөнкү чеги, га</translation>
        </message>
        <message>
            <source>Norms that were used</source>
            <translation>Колдонулган ченемдер</translation>
        </message>
        <message>
            <source>Number of buildings</source>
            <translation>Имараттардын саны</translation>
        </message>
        <message>
            <source>Number of the parcel for the page</source>
            <translation>Барак үчүн тилкенин номери</translation>
        </message>
        <message>
            <source>Objects with a sanitary zone</source>
            <translation>Санитардык зонасы бар объекттер</translation>
        </message>
        <message>
            <source>Of this for resettlement, ha</source>
            <translation>Анын ичинде көчүрүү үчүн, га</translation>
        </message>
        <message>
            <source>Of this in slivers, m²</source>
            <translation>Анын ичинде ичке тилкечелерде, м²</translation>
        </message>
        <message>
            <source>Of this outside the parcels of the table, m²</source>
            <translation>Анын ичинде таблицадагы тилкелерден тышкары, м²</translation>
        </message>
        <message>
            <source>One or more fields; zones with the same values in them are of one kind.</source>
            <translation>Бир же бир нече талаа; аларда мааниси бирдей болгон зоналар бир түргө кирет.</translation>
        </message>
        <message>
            <source>Only restrictions in force on this day, as 2026-11-22.</source>
            <translation>Ушул күнү күчүндө болгон чектөөлөр гана, мисалы 2026-11-22.</translation>
        </message>
        <message>
            <source>Only rules in force on this day, as 2026-11-22.</source>
            <translation>Ушул күнү күчүндө болгон эрежелер гана, мисалы 2026-11-22.</translation>
        </message>
        <message>
            <source>Order of the levels</source>
            <translation>Деңгээлдердин тартиби</translation>
        </message>
        <message>
            <source>Own norms</source>
            <translation>Өз ченемдер</translation>
        </message>
        <message>
            <source>Page for printing</source>
            <translation>Басып чыгаруу үчүн барак</translation>
        </message>
        <message>
            <source>Page from people to hectares, with charts; it needs jinja2 and bokeh.</source>
            <translation>Адамдардан гектарларга чейинки барак, графиктери менен; jinja2 жана bokeh пакеттери керек.</translation>
        </message>
        <message>
            <source>Parcels and their strictest regime</source>
            <translation>Тилкелер жана алардын эң катуу режими</translation>
        </message>
        <message>
            <source>Parcels by restriction</source>
            <translation>Тилкелер чектөөлөр боюнча</translation>
        </message>
        <message>
            <source>Parcels by zone</source>
            <translation>Тилкелер зоналар боюнча</translation>
        </message>
        <message>
            <source>Parcels free to be built on</source>
            <translation>Курулушка бош тилкелер</translation>
        </message>
        <message>
            <source>Parcels in zones</source>
            <translation>Зоналардагы тилкелер</translation>
        </message>
        <message>
            <source>Parcels that a zone touches</source>
            <translation>Зонага кирген тилкелер</translation>
        </message>
        <message>
            <source>Parcels with a restriction</source>
            <translation>Чектөөсү бар тилкелер</translation>
        </message>
        <message>
            <source>People</source>
            <translation>Адамдар</translation>
        </message>
        <message>
            <source>People by age</source>
            <translation>Адамдар курагы боюнча</translation>
        </message>
        <message>
            <source>People exposed</source>
            <translation>Коркунучтагы адамдар</translation>
        </message>
        <message>
            <source>People in that year</source>
            <translation>Ошол жылдагы адамдар</translation>
        </message>
        <message>
            <source>People in the last year</source>
            <translation>Акыркы жылдагы адамдар</translation>
        </message>
        <message>
            <source>People of a building</source>
            <translation>Имараттын тургундары</translation>
        </message>
        <message>
            <source>Pieces of parcels in zones</source>
            <translation>Тилкелердин зоналардагы бөлүктөрү</translation>
        </message>
        <message>
            <source>Pieces that are nowhere wider than this are told apart as slivers.</source>
            <translation>Эч жеринде мындан кенен болбогон бөлүктөр ичке тилкече катары өзүнчө көрсөтүлөт.</translation>
        </message>
        <message>
            <source>Places in facilities</source>
            <translation>Объекттердеги орундар</translation>
        </message>
        <message>
            <source>Plots for resettlement</source>
            <translation>Көчүрүү үчүн тилкелер</translation>
        </message>
        <message>
            <source>Plots still to be found for households that must leave zones of danger.</source>
            <translation>Коркунучтуу зоналардан көчүшү керек болгон үй чарбаларга дагы табыла турган тилкелер.</translation>
        </message>
        <message>
            <source>Polygon layer for the hectares by category; without it there are none.</source>
            <translation>Категориялар боюнча гектарлар үчүн полигон катмары; ансыз алар эсептелбейт.</translation>
        </message>
        <message>
            <source>Polygon layer of protected areas, hazards or any other zones, in any CRS.</source>
            <translation>Корголуучу аймактардын, коркунучтардын же башка зоналардын полигон катмары, каалаган координаттар системасында.</translation>
        </message>
        <message>
            <source>Polygon layer of the areas to count by.</source>
            <translation>Эсеп жүргүзүлө турган аймактардын полигон катмары.</translation>
        </message>
        <message>
            <source>Polygon layer with kind, regime, name, legal basis and dates, in any CRS.</source>
            <translation>Түрү, режими, аталышы, укуктук негизи жана даталары бар полигон катмары, каалаган координаттар системасында.</translation>
        </message>
        <message>
            <source>Polygon layer with the code of each zone, in any CRS.</source>
            <translation>Ар бир зонанын коду бар полигон катмары, каалаган координаттар системасында.</translation>
        </message>
        <message>
            <source>Polygon layer with the hazard and its level, in any CRS.</source>
            <translation>Коркунуч жана анын деңгээли бар полигон катмары, каалаган координаттар системасында.</translation>
        </message>
        <message>
            <source>Population by age and sex</source>
            <translation>Калк курагы жана жынысы боюнча</translation>
        </message>
        <message>
            <source>Population by year</source>
            <translation>Калк жылдар боюнча</translation>
        </message>
        <message>
            <source>Population forecast</source>
            <translation>Калктын болжолу</translation>
        </message>
        <message>
            <source>Population forecast by age and sex</source>
            <translation>Калктын курагы жана жынысы боюнча болжолу</translation>
        </message>
        <message>
            <source>Population so far</source>
            <translation>Калктын ушул убакка чейинки саны</translation>
        </message>
        <message>
            <source>Range of the forecast</source>
            <translation>Болжолдун чектери</translation>
        </message>
        <message>
            <source>Restricted land, ha</source>
            <translation>Чектелген жер, га</translation>
        </message>
        <message>
            <source>Restricted pieces</source>
            <translation>Чектелген бөлүктөр</translation>
        </message>
        <message>
            <source>Restrictions</source>
            <translation>Чектөөлөр</translation>
        </message>
        <message>
            <source>Restrictions and hazards</source>
            <translation>Чектөөлөр жана коркунучтар</translation>
        </message>
        <message>
            <source>Restrictions that need attention</source>
            <translation>Көңүл бурууну талап кылган чектөөлөр</translation>
        </message>
        <message>
            <source>Rivers and lakes</source>
            <translation>Дарыялар жана көлдөр</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Эреже</translation>
        </message>
        <message>
            <source>Rules for sanitary zones</source>
            <translation>Санитардык зоналардын эрежелери</translation>
        </message>
        <message>
            <source>Rules for waters</source>
            <translation>Суулар үчүн эрежелер</translation>
        </message>
        <message>
            <source>Rules of the zones</source>
            <translation>Зоналардын эрежелери</translation>
        </message>
        <message>
            <source>Says for each parcel which restrictions lie on it, how many square metres of it, under which regime and by which law, and what the strictest regime is. Land under several restrictions is counted once in the sums. Protection strips along rivers and sanitary zones around objects can be drawn by rules; the rules that ship are examples to be replaced by those in force.</source>
            <translation>Ар бир тилке үчүн анда кайсы чектөөлөр, канча чарчы метрде, кандай режимде жана кайсы мыйзам боюнча бар экенин, эң катуу режими кайсы экенин айтат. Бир нече чектөөдөгү жер суммаларда бир жолу эсептелет. Дарыялардын жээгиндеги коргоо тилкелерин жана объекттердин айланасындагы санитардык зоналарды эрежелер боюнча тартса болот; кошо берилген эрежелер – мисалдар, аларды күчүндөгүлөрү менен алмаштыруу керек.</translation>
        </message>
        <message>
            <source>Scenario</source>
            <translation>Сценарий</translation>
        </message>
        <message>
            <source>Social facilities</source>
            <translation>Социалдык объекттер</translation>
        </message>
        <message>
            <source>Strictest regime</source>
            <translation>Эң катуу режим</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with a row per zone: uses, height, coverage, floor ratio, smallest plot, green share, legal basis and dates.</source>
            <translation>Ар бир зонага бир сап бар таблица (CSV же XLSX): колдонуу, бийиктик, курулуш үлүшү, тыгыздык, эң кичине тилке, жашыл жер үлүшү, укуктук негизи жана даталар.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the distances by class; examples are taken without it.</source>
            <translation>Класстар боюнча аралыктар жазылган таблица (CSV же XLSX); ансыз мисалдар алынат.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the widths by class; examples are taken without it.</source>
            <translation>Класстар боюнча туурасы жазылган таблица (CSV же XLSX); ансыз мисалдар алынат.</translation>
        </message>
        <message>
            <source>Table by age and sex, where a table of the population was given.</source>
            <translation>Калктын таблицасы берилсе, курагы жана жынысы боюнча таблица.</translation>
        </message>
        <message>
            <source>Table in hectares: rows are the categories, columns the regimes.</source>
            <translation>Гектар менен таблица: саптар – категориялар, мамычалар – режимдер.</translation>
        </message>
        <message>
            <source>Table of all restrictions in force, also of those that touch no parcel.</source>
            <translation>Күчүндөгү бардык чектөөлөрдүн таблицасы, тилкелерге тийбегендери да кошулат.</translation>
        </message>
        <message>
            <source>Table of breaches</source>
            <translation>Бузуулардын таблицасы</translation>
        </message>
        <message>
            <source>Table of capacity</source>
            <translation>Сыйымдуулук таблицасы</translation>
        </message>
        <message>
            <source>Table of dwellings without residents and records that cannot be read.</source>
            <translation>Тургуну жок турак үйлөрдүн жана окулбаган жазуулардын таблицасы.</translation>
        </message>
        <message>
            <source>Table of records with unknown kinds, wrong dates and the like.</source>
            <translation>Белгисиз түрлөрү, туура эмес даталары ж.б. бар жазуулардын таблицасы.</translation>
        </message>
        <message>
            <source>Table of the land in each level, where parcels were given.</source>
            <translation>Тилкелер берилсе, ар бир деңгээлдеги жерлердин таблицасы.</translation>
        </message>
        <message>
            <source>Table of the population</source>
            <translation>Калктын таблицасы</translation>
        </message>
        <message>
            <source>Table with a row for each parcel and restriction: area, regime, law, dates.</source>
            <translation>Ар бир тилкеге жана чектөөгө бир сап бар таблица: аянты, режими, мыйзамы, даталары.</translation>
        </message>
        <message>
            <source>Table with one row per breach: what is allowed, what was found, what to do.</source>
            <translation>Ар бир бузууга бир сап бар таблица: эмнеге уруксат, эмне табылды, эмне кылуу керек.</translation>
        </message>
        <message>
            <source>Table with people, households and the dwellings that they need.</source>
            <translation>Адамдар, үй чарбалар жана аларга керектүү турак жайлар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with people, households, buildings and facilities in each level.</source>
            <translation>Ар бир деңгээлдеги адамдар, үй чарбалар, имараттар жана объекттер жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the area and share of each parcel in each kind of zone.</source>
            <translation>Ар бир тилкенин ар бир түрдөгү зонадагы аянты жана үлүшү жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the demand by norms beside the growth of built land so far.</source>
            <translation>Ченемдер боюнча муктаждык менен курулган жерлердин мурдагы өсүшү катар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the floor area and the dwellings that still fit on each parcel.</source>
            <translation>Ар бир тилкеге дагы бата турган кабаттардын аянты жана турак жайлар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the formula, the norms and the sources of each number.</source>
            <translation>Ар бир сандын формуласы, ченемдери жана булактары жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the hectares of each sector, year and scenario, and their range.</source>
            <translation>Ар бир сектордун, жылдын жана сценарийдин гектарлары жана алардын чектери жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the hectares of each use within its sector.</source>
            <translation>Сектордун ичиндеги ар бир колдонуу түрүнүн гектарлары жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the known years and their growth; for a single rule only.</source>
            <translation>Белгилүү жылдар жана алардын өсүшү жазылган таблица; бир эреже тандалганда гана.</translation>
        </message>
        <message>
            <source>Table with the level of each hazard at each facility.</source>
            <translation>Ар бир объекттеги ар бир коркунучтун деңгээли жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the number of breaches of each rule, also where there are none.</source>
            <translation>Ар бир эреженин бузууларынын саны жазылган таблица, бузуу жок болгондору да кошулат.</translation>
        </message>
        <message>
            <source>Table with the people in each year, by scenario or by age and sex.</source>
            <translation>Ар бир жылдагы адамдардын саны жазылган таблица, сценарийлер же курак жана жыныс боюнча.</translation>
        </message>
        <message>
            <source>Table with the places that are needed, reached and missing in each village.</source>
            <translation>Ар бир айылдагы керектүү, жеткиликтүү жана жетишпеген орундар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the population that the demand starts from.</source>
            <translation>Муктаждык эсептелген калк жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the range that the simulation gives; for three scenarios only.</source>
            <translation>Имитация берген чектер жазылган таблица; үч сценарийде гана.</translation>
        </message>
        <message>
            <source>Table with the ratio into each age group; for Hamilton–Perry only.</source>
            <translation>Ар бир курак тобуна өтүү коэффициенти жазылган таблица; Гамильтон–Перри үчүн гана.</translation>
        </message>
        <message>
            <source>Table with the restricted and the free square metres of each parcel.</source>
            <translation>Ар бир тилкенин чектелген жана бош чарчы метрлери жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the sums of each zone and the total in the last row.</source>
            <translation>Ар бир зонанын суммалары жана акыркы сапта жыйынтыгы бар таблица.</translation>
        </message>
        <message>
            <source>Table with the sums over all ages; for Hamilton–Perry only.</source>
            <translation>Бардык курактар боюнча суммалар жазылган таблица; Гамильтон–Перри үчүн гана.</translation>
        </message>
        <message>
            <source>Table with the sums over the sectors.</source>
            <translation>Секторлор боюнча суммалар жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with the value, source and date of each norm.</source>
            <translation>Ар бир ченемдин мааниси, булагы жана датасы жазылган таблица.</translation>
        </message>
        <message>
            <source>Table with what each scenario assumes; for three scenarios only.</source>
            <translation>Ар бир сценарийдин божомолдору жазылган таблица; үч сценарийде гана.</translation>
        </message>
        <message>
            <source>Table with what is exposed of each building; all other numbers are its sums.</source>
            <translation>Ар бир имараттын коркунучтагы бөлүгү жазылган таблица; калган бардык сандар – анын суммалары.</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Таблицалар</translation>
        </message>
        <message>
            <source>The field that tells the areas apart.</source>
            <translation>Аймактарды айырмалаган талаа.</translation>
        </message>
        <message>
            <source>The layer {name} holds no geometries; choose a map layer.</source>
            <translation>{name} катмарында геометрия жок; карта катмарын тандаңыз.</translation>
        </message>
        <message>
            <source>The page for printing is about this parcel.</source>
            <translation>Басып чыгаруу барагы ушул тилке боюнча түзүлөт.</translation>
        </message>
        <message>
            <source>The page for printing needs the number of a parcel.</source>
            <translation>Басып чыгаруу барагы үчүн тилкенин номери керек.</translation>
        </message>
        <message>
            <source>The years of the plan cannot be read: {text}</source>
            <translation>Пландын жылдары окулбайт: {text}</translation>
        </message>
        <message>
            <source>Totals by year</source>
            <translation>Жыйынтыктар жылдар боюнча</translation>
        </message>
        <message>
            <source>Upper end of the range, ha</source>
            <translation>Жогорку чеги, га</translation>
        </message>
        <message>
            <source>Villages</source>
            <translation>Айылдар</translation>
        </message>
        <message>
            <source>Villages or districts</source>
            <translation>Айылдар же райондор</translation>
        </message>
        <message>
            <source>What the layer holds</source>
            <translation>Катмарда эмне бар</translation>
        </message>
        <message>
            <source>Which growth of the population.</source>
            <translation>Калктын кайсы өсүшү.</translation>
        </message>
        <message>
            <source>Width of slivers, m</source>
            <translation>Ичке тилкечелердин туурасы, м</translation>
        </message>
        <message>
            <source>With 0 the examples that ship are taken, by kind of dwelling.</source>
            <translation>0 болсо, турак жайдын түрлөрү боюнча кошо берилген мисалдар алынат.</translation>
        </message>
        <message>
            <source>Without them coverage, floor ratio and green share are not checked.</source>
            <translation>Аларсыз курулуш үлүшү, тыгыздык жана жашыл жер үлүшү текшерилбейт.</translation>
        </message>
        <message>
            <source>Works out how many hectares housing, services, work and farming will need beyond today's: people become households, households dwellings, dwellings plots. Every number has its formula and its norm with the source. Give either a file of inputs or a table of the population and what else is known.</source>
            <translation>Турак жайга, тейлөөгө, жумушка жана айыл чарбага бүгүнкүдөн тышкары канча гектар керек экенин эсептейт: адамдардан үй чарбалар, үй чарбалардан турак жайлар, турак жайлардан тилкелер чыгат. Ар бир сандын формуласы жана булагы көрсөтүлгөн ченеми бар. Же баштапкы маалыматтардын файлын, же калктын таблицасын жана белгилүү болгон башка маалыматтарды бериңиз.</translation>
        </message>
        <message>
            <source>Works out how much floor area and how many dwellings still fit on each parcel by the rules of its zone, and what limits them. It answers whether building more densely can take the place of new land. Restrictions and hazards are not taken off here.</source>
            <translation>Ар бир тилкеге зонасынын эрежелери боюнча дагы канча кабат аянты жана турак жай батарын, аны эмне чектегенин эсептейт. Тыгызыраак куруу жаңы жерлердин ордун баса алабы деген суроого жооп берет. Чектөөлөр жана коркунучтар бул жерде алынбайт.</translation>
        </message>
        <message>
            <source>Year from which the forecast starts</source>
            <translation>Болжол башталган жыл</translation>
        </message>
        <message>
            <source>Year that the demand starts from</source>
            <translation>Муктаждык эсептелип башталган жыл</translation>
        </message>
        <message>
            <source>Years ahead</source>
            <translation>Канча жыл алдыга</translation>
        </message>
        <message>
            <source>Years of the plan</source>
            <translation>Пландын жылдары</translation>
        </message>
        <message>
            <source>Years separated by commas, five apart from the last count: 2031, 2036.</source>
            <translation>Жылдар үтүр менен, акыркы эсептен беш жыл аралыкта: 2031, 2036.</translation>
        </message>
        <message>
            <source>Zone of notice around protected areas, m</source>
            <translation>Корголуучу аймактардын айланасындагы эскертүү зонасы, м</translation>
        </message>
        <message>
            <source>Zones</source>
            <translation>Зоналар</translation>
        </message>
        <message>
            <source>Zones of the zoning</source>
            <translation>Зоналаштыруунун зоналары</translation>
        </message>
        <message>
            <source>all scenarios</source>
            <translation>бардык сценарийлер</translation>
        </message>
        <message>
            <source>all where a point on it lies</source>
            <translation>баары имараттын үстүндөгү чекит жаткан жерде</translation>
        </message>
        <message>
            <source>arithmetic mean of the yearly rates</source>
            <translation>жылдык өсүштөрдүн орточо арифметикалык мааниси</translation>
        </message>
        <message>
            <source>buildings</source>
            <translation>имараттар</translation>
        </message>
        <message>
            <source>by its floor area in each level</source>
            <translation>ар бир деңгээлдеги кабаттардын аянты боюнча</translation>
        </message>
        <message>
            <source>central</source>
            <translation>орточо</translation>
        </message>
        <message>
            <source>compound annual growth</source>
            <translation>орточо геометриялык өсүш</translation>
        </message>
        <message>
            <source>high</source>
            <translation>жогорку</translation>
        </message>
        <message>
            <source>land parcels</source>
            <translation>жер тилкелери</translation>
        </message>
        <message>
            <source>log-linear trend</source>
            <translation>лог-сызыктуу тренд</translation>
        </message>
        <message>
            <source>low</source>
            <translation>төмөнкү</translation>
        </message>
        <message>
            <source>projects</source>
            <translation>долбоорлор</translation>
        </message>
        <message>
            <source>three scenarios</source>
            <translation>үч сценарий</translation>
        </message>
        <message>
            <source>Allocation of plots</source>
            <translation>Жер тилкелерин бөлүштүрүү</translation>
        </message>
        <message>
            <source>Chooses whole plots for all uses together: the most suitability times hectares, with the least and the most that each use claims. The result says whether it is proven to be the best, why each plot is taken or left, and, where the claims cannot be met, how many hectares are missing for which use. The plots that would come out by taking the best one by one are shown beside it.</source>
            <translation>Бардык пайдалануу түрлөрү үчүн бүтүн тилкелерди бир убакта тандайт: ар бир түрдүн эң аз жана эң көп талабын сактап, жарамдуулук менен гектардын көбөйтүндүсүн эң чоң кылат. Жыйынтык анын эң жакшы экени далилденгенин, ар бир тилке эмне үчүн алынганын же калтырылганын, талаптар аткарылбаса кайсы пайдаланууга канча гектар жетпегенин айтат. Жанында эң жакшылары бирден алынганда чыга турган тилкелер көрсөтүлөт.</translation>
        </message>
        <message>
            <source>Allocated, ha</source>
            <translation>Бөлүштүрүлдү, га</translation>
        </message>
        <message>
            <source>Plots</source>
            <translation>Тилкелердин саны</translation>
        </message>
        <message>
            <source>Missing, ha</source>
            <translation>Жетпейт, га</translation>
        </message>
        <message>
            <source>Least that any choice misses, ha</source>
            <translation>Кандай тандоодо да эң аз жетишпегени, га</translation>
        </message>
        <message>
            <source>Suitability times hectares</source>
            <translation>Жарамдуулук менен гектардын көбөйтүндүсү</translation>
        </message>
        <message>
            <source>Most that any choice could reach</source>
            <translation>Кандай тандоо да жете ала турган эң чоң маани</translation>
        </message>
        <message>
            <source>Distance from the bound, share</source>
            <translation>Чекке чейинки айырма, үлүш</translation>
        </message>
        <message>
            <source>Proven to be the best</source>
            <translation>Эң жакшы экени далилденди</translation>
        </message>
        <message>
            <source>Shortage proven to be the least</source>
            <translation>Жетишсиздик эң аз экени далилденди</translation>
        </message>
        <message>
            <source>Suitability times hectares, one by one</source>
            <translation>Жарамдуулук менен гектардын көбөйтүндүсү, бирден алганда</translation>
        </message>
        <message>
            <source>Missing, one by one, ha</source>
            <translation>Бирден алганда жетпейт, га</translation>
        </message>
        <message>
            <source>Inputs of the demand</source>
            <translation>Муктаждыктын баштапкы маалыматтары</translation>
        </message>
        <message>
            <source>File (TOML) from which the demand of each use follows: this is the claims.</source>
            <translation>Ар бир пайдалануу түрүнүн муктаждыгы эсептелүүчү файл (TOML): талаптар ушулар.</translation>
        </message>
        <message>
            <source>Claims of the uses</source>
            <translation>Пайдалануу түрлөрүнүн талаптары</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with use, min_ha, max_ha; it goes before the demand.</source>
            <translation>use, min_ha, max_ha мамычалары бар таблица (CSV же XLSX); ал муктаждыктан мурда эске алынат.</translation>
        </message>
        <message>
            <source>Year of the demand</source>
            <translation>Муктаждыктын жылы</translation>
        </message>
        <message>
            <source>Left empty, the last year counts.</source>
            <translation>Көрсөтүлбөсө, акыркы жыл алынат.</translation>
        </message>
        <message>
            <source>File of criteria</source>
            <translation>Критерийлердин файлы</translation>
        </message>
        <message>
            <source>File (TOML) by which plots are scored; without it all suit alike.</source>
            <translation>Тилкелер баалануучу файл (TOML); ансыз баары бирдей жарамдуу.</translation>
        </message>
        <message>
            <source>Also plots that need a transformation</source>
            <translation>Трансформация керек болгон тилкелер да</translation>
        </message>
        <message>
            <source>Plots whose category would have to be changed are candidates as well.</source>
            <translation>Категориясын өзгөртүү керек болгон тилкелер да каралат.</translation>
        </message>
        <message>
            <source>Own settings of the uses</source>
            <translation>Пайдалануу түрлөрүнүн өз жөндөөлөрү</translation>
        </message>
        <message>
            <source>File (TOML) with what differs from the settings that ship.</source>
            <translation>Модуль менен келген жөндөөлөрдөн айырмаланганы жазылган файл (TOML).</translation>
        </message>
        <message>
            <source>Smallest plot, ha</source>
            <translation>Эң кичине тилке, га</translation>
        </message>
        <message>
            <source>Smaller plots are left; with 0 there is no limit.</source>
            <translation>Андан кичине тилкелер алынбайт; 0 болсо чек жок.</translation>
        </message>
        <message>
            <source>Smallest site, ha</source>
            <translation>Эң кичине аянтча, га</translation>
        </message>
        <message>
            <source>Plots of one use that lie together; with 0 there is no limit.</source>
            <translation>Бир пайдалануудагы жанаша тилкелер чогуу; 0 болсо чек жок.</translation>
        </message>
        <message>
            <source>Loss allowed for unused municipal land, %</source>
            <translation>Пайдаланылбаган муниципалдык жер үчүн жол берилген жоготуу, %</translation>
        </message>
        <message>
            <source>The share of the best value that may be given up to take such land first.</source>
            <translation>Мындай жерлерди биринчи алуу үчүн эң жакшы маанинин канча үлүшүнөн баш тартууга болору.</translation>
        </message>
        <message>
            <source>Time limit, s</source>
            <translation>Убакыттын чеги, с</translation>
        </message>
        <message>
            <source>Then the best choice so far is given.</source>
            <translation>Андан кийин табылгандардын эң жакшысы берилет.</translation>
        </message>
        <message>
            <source>Accuracy of the proof, %</source>
            <translation>Далилдөөнүн тактыгы, %</translation>
        </message>
        <message>
            <source>The search ends when the choice is proven to be within this of the best.</source>
            <translation>Тандоо эң жакшыдан ушунчадан алыс эмес экени далилденгенде издөө аяктайт.</translation>
        </message>
        <message>
            <source>Plots by use</source>
            <translation>Тилкелер пайдалануу боюнча</translation>
        </message>
        <message>
            <source>Layer of the candidates: the use that each goes to, or why it is left.</source>
            <translation>Каралган тилкелердин катмары: ар бири кайсы пайдаланууга берилет же эмне үчүн калтырылды.</translation>
        </message>
        <message>
            <source>Plots with the reason</source>
            <translation>Тилкелер жана себеби</translation>
        </message>
        <message>
            <source>Table with a row for each candidate.</source>
            <translation>Ар бир каралган тилкеге бир саптан турган таблица.</translation>
        </message>
        <message>
            <source>Claims and what is met</source>
            <translation>Талаптар жана аткарылганы</translation>
        </message>
        <message>
            <source>Table by use: claimed, allocated and missing hectares, plots, suitability.</source>
            <translation>Пайдалануу түрлөрү боюнча таблица: талап, бөлүштүрүлгөнү, жетпегени, тилкелер, жарамдуулук.</translation>
        </message>
        <message>
            <source>Shortage</source>
            <translation>Жетишсиздик</translation>
        </message>
        <message>
            <source>Table of the claims that cannot be met, to the hectare.</source>
            <translation>Аткарууга мүмкүн болбогон талаптардын таблицасы, гектарга чейинки тактык менен.</translation>
        </message>
        <message>
            <source>One by one</source>
            <translation>Бирден алганда</translation>
        </message>
        <message>
            <source>Table of the plots that would come out by taking the best one by one.</source>
            <translation>Эң жакшылары бирден алынганда чыга турган тилкелердин таблицасы.</translation>
        </message>
        <message>
            <source>Choose a file with the inputs of the demand, or one of claims.</source>
            <translation>Муктаждыктын баштапкы маалыматтарынын файлын же талаптардын таблицасын тандаңыз.</translation>
        </message>
        <message>
            <source>Budget of the programme</source>
            <translation>Программанын бюджети</translation>
        </message>
        <message>
            <source>Carries revenue and expenditure forward, sets the measures against them and says which are covered, which are not and why, phase by phase, and whether their upkeep can be afforded. With parcels, land tax and lease are worked out by category, area and rate. The two forms of the programme come out as tables and as a workbook. The growth rules and rates that ship are examples to be replaced.</source>
            <translation>Кирешелерди жана чыгашаларды келерки жылдарга улантат, аларга иш-чараларды салыштырып, кайсынысына каражат табылганын, кайсынысына эмне үчүн табылбаганын кезек-кезеги менен жана аларды күтүүгө каражат жетерин айтат. Тилкелер берилсе, жер салыгы жана ижара акысы категория, аянт жана ставка боюнча эсептелет. Программанын эки формасы таблица жана китеп түрүндө чыгат. Модуль менен келген өсүү эрежелери жана ставкалар — алмаштырыла турган мисалдар.</translation>
        </message>
        <message>
            <source>Cost of all measures, som</source>
            <translation>Бардык иш-чаралардын баасы, сом</translation>
        </message>
        <message>
            <source>Covered, som</source>
            <translation>Табылды, сом</translation>
        </message>
        <message>
            <source>Not covered, som</source>
            <translation>Табылган жок, сом</translation>
        </message>
        <message>
            <source>Revenue</source>
            <translation>Кирешелер</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) of past years, line by line.</source>
            <translation>Өткөн жылдардын беренелер боюнча таблицасы (CSV же XLSX).</translation>
        </message>
        <message>
            <source>Expenditure</source>
            <translation>Чыгашалар</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) of past years, line by line, with the debt.</source>
            <translation>Өткөн жылдардын беренелер боюнча таблицасы (CSV же XLSX), карыз менен.</translation>
        </message>
        <message>
            <source>Measures</source>
            <translation>Иш-чаралар</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with cost, year, upkeep, sources and plots of each.</source>
            <translation>Таблица (CSV же XLSX): ар биринин баасы, жылы, күтүүсү, булактары жана тилкелери.</translation>
        </message>
        <message>
            <source>Rates of land tax and lease</source>
            <translation>Жер салыгынын жана ижаранын ставкалары</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) by category and kind of land; examples without it.</source>
            <translation>Категория жана чарба жеринин түрү боюнча таблица (CSV же XLSX); ансыз мисалдар алынат.</translation>
        </message>
        <message>
            <source>Risks</source>
            <translation>Тобокелдиктер</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the share that may be lost, and the years.</source>
            <translation>Жоготулушу мүмкүн болгон үлүш жана жылдар жазылган таблица (CSV же XLSX).</translation>
        </message>
        <message>
            <source>Debt service</source>
            <translation>Карызды тейлөө</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with year and amount.</source>
            <translation>Жылы жана суммасы жазылган таблица (CSV же XLSX).</translation>
        </message>
        <message>
            <source>One-off revenue</source>
            <translation>Бир жолку кирешелер</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with what comes once, by year.</source>
            <translation>Бир эле жолу түшө турган каражаттын жылдар боюнча таблицасы (CSV же XLSX).</translation>
        </message>
        <message>
            <source>Years of the forecast</source>
            <translation>Болжолдун жылдары</translation>
        </message>
        <message>
            <source>How far the budget is carried forward.</source>
            <translation>Бюджет канча жылга уланат.</translation>
        </message>
        <message>
            <source>Order of the measures</source>
            <translation>Иш-чаралардын тартиби</translation>
        </message>
        <message>
            <source>Numbers of measures from the first to the last, separated by commas.</source>
            <translation>Иш-чаралардын номерлери биринчисинен акыркысына чейин, үтүр менен.</translation>
        </message>
        <message>
            <source>Own rules of growth</source>
            <translation>Өсүүнүн өз эрежелери</translation>
        </message>
        <message>
            <source>File (TOML) with the growth of each group, and the source.</source>
            <translation>Ар бир топтун өсүшү жана булагы жазылган файл (TOML).</translation>
        </message>
        <message>
            <source>Forms 1 and 2 with what is behind them; it needs openpyxl.</source>
            <translation>1- жана 2-форма жана алардын негиздери; openpyxl керек.</translation>
        </message>
        <message>
            <source>Polygon layer for land tax and lease, and for the plots of measures.</source>
            <translation>Жер салыгы менен ижара жана иш-чаралардын тилкелери үчүн полигондук катмар.</translation>
        </message>
        <message>
            <source>Parcels after</source>
            <translation>Кийинки тилкелер</translation>
        </message>
        <message>
            <source>Polygon layer of the parcels after the transformation.</source>
            <translation>Трансформациядан кийинки тилкелердин полигондук катмары.</translation>
        </message>
        <message>
            <source>Year of the transformation</source>
            <translation>Трансформациянын жылы</translation>
        </message>
        <message>
            <source>From the year after it, land is taxed as it then is.</source>
            <translation>Кийинки жылдан баштап жерге жаңы абалы боюнча салык салынат.</translation>
        </message>
        <message>
            <source>Form 1</source>
            <translation>1-форма</translation>
        </message>
        <message>
            <source>Table of revenue and expenditure by year.</source>
            <translation>Кирешелердин жана чыгашалардын жылдар боюнча таблицасы.</translation>
        </message>
        <message>
            <source>Form 2</source>
            <translation>2-форма</translation>
        </message>
        <message>
            <source>Table of the measures by source.</source>
            <translation>Иш-чаралардын булактар боюнча таблицасы.</translation>
        </message>
        <message>
            <source>Measures with what is found for them</source>
            <translation>Иш-чаралар жана алар үчүн табылганы</translation>
        </message>
        <message>
            <source>Table with phase, covered and missing som, and the reason.</source>
            <translation>Таблица: кезеги, табылган жана жетпеген сом, себеби.</translation>
        </message>
        <message>
            <source>Findings about the measures</source>
            <translation>Иш-чаралар боюнча эскертүүлөр</translation>
        </message>
        <message>
            <source>Table of what contradicts itself or looks doubtful.</source>
            <translation>Өзүнө карама-каршы же шектүү нерселердин таблицасы.</translation>
        </message>
        <message>
            <source>Lines of the forecast</source>
            <translation>Болжолдун беренелери</translation>
        </message>
        <message>
            <source>Table by year and line.</source>
            <translation>Жылдар жана беренелер боюнча таблица.</translation>
        </message>
        <message>
            <source>Table of the sums, and the balance.</source>
            <translation>Суммалардын жана калдыктын таблицасы.</translation>
        </message>
        <message>
            <source>Losses by risk</source>
            <translation>Тобокелдиктер боюнча жоготуулар</translation>
        </message>
        <message>
            <source>Table of what may be lost.</source>
            <translation>Жоготулушу мүмкүн болгондордун таблицасы.</translation>
        </message>
        <message>
            <source>Measures as read</source>
            <translation>Окулган иш-чаралар</translation>
        </message>
        <message>
            <source>Table of the measures with their plots and hectares.</source>
            <translation>Иш-чаралардын тилкелери жана гектарлары менен таблицасы.</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>Булактар</translation>
        </message>
        <message>
            <source>Table of who pays how much.</source>
            <translation>Ким канча төлөй турганынын таблицасы.</translation>
        </message>
        <message>
            <source>Plots of the measures</source>
            <translation>Иш-чаралардын тилкелери</translation>
        </message>
        <message>
            <source>Table that links measures and plots.</source>
            <translation>Иш-чараларды жана тилкелерди байланыштырган таблица.</translation>
        </message>
        <message>
            <source>Upkeep by year</source>
            <translation>Күтүү жылдар боюнча</translation>
        </message>
        <message>
            <source>Table of the upkeep of each measure.</source>
            <translation>Ар бир иш-чараны күтүүнүн таблицасы.</translation>
        </message>
        <message>
            <source>Covered by source</source>
            <translation>Булактар боюнча табылганы</translation>
        </message>
        <message>
            <source>Table by measure, year and source.</source>
            <translation>Иш-чаралар, жылдар жана булактар боюнча таблица.</translation>
        </message>
        <message>
            <source>Phases</source>
            <translation>Кезектер</translation>
        </message>
        <message>
            <source>Table of the three phases.</source>
            <translation>Үч кезектин таблицасы.</translation>
        </message>
        <message>
            <source>Development budget by year</source>
            <translation>Өнүктүрүү бюджети жылдар боюнча</translation>
        </message>
        <message>
            <source>Table of what is there, asked for and left.</source>
            <translation>Таблица: канча бар, канча суралды жана канча калат.</translation>
        </message>
        <message>
            <source>Land tax and lease</source>
            <translation>Жер салыгы жана ижара</translation>
        </message>
        <message>
            <source>Table by category, area and rate, before and after.</source>
            <translation>Категория, аянт жана ставка боюнча таблица, чейин жана кийин.</translation>
        </message>
        <message>
            <source>three years</source>
            <translation>үч жыл</translation>
        </message>
        <message>
            <source>five years</source>
            <translation>беш жыл</translation>
        </message>
        <message>
            <source>Category, regime and hazard</source>
            <translation>Категория, режим жана коркунуч</translation>
        </message>
        <message>
            <source>Measures how much land of each category lies under which regime and in which level of which hazard. Every piece of land stands in one row: the rows add up to the land. Where several hazards meet, the highest level counts and the rest stays visible.</source>
            <translation>Ар бир категориядагы канча жер кайсы режимде жана кайсы коркунучтун кайсы деңгээлинде жатканын өлчөйт. Ар бир жер бир эле сапта турат: саптардын суммасы бардык жерге барабар. Бир нече коркунуч дал келген жерде эң жогорку деңгээл эсептелет, калгандары да көрүнүп турат.</translation>
        </message>
        <message>
            <source>All parcels, ha</source>
            <translation>Бардык тилкелер, га</translation>
        </message>
        <message>
            <source>Under a restriction, ha</source>
            <translation>Чектөө астында, га</translation>
        </message>
        <message>
            <source>Under a hazard, ha</source>
            <translation>Коркунуч астында, га</translation>
        </message>
        <message>
            <source>Under both, ha</source>
            <translation>Экөөнүн тең астында, га</translation>
        </message>
        <message>
            <source>Under neither, ha</source>
            <translation>Экөө тең жок, га</translation>
        </message>
        <message>
            <source>A field of the parcels, as that of the village, beside those above.</source>
            <translation>Тилкелердин талаасы, мисалы айыл жазылганы, жогоруда тандалгандар менен бирге.</translation>
        </message>
        <message>
            <source>Only what is in force on this day, as 2026-11-22.</source>
            <translation>Ушул күнү күчүндө болгондор гана, мисалы 2026-11-22.</translation>
        </message>
        <message>
            <source>What is nowhere wider than this counts as a sliver.</source>
            <translation>Эч жеринде мындан кең болбогону жылчык деп эсептелет.</translation>
        </message>
        <message>
            <source>Land by category, regime and hazard</source>
            <translation>Жерлер категория, режим жана коркунуч боюнча</translation>
        </message>
        <message>
            <source>Table whose rows add up to the land: every hectare is in one row.</source>
            <translation>Саптарынын суммасы бардык жерге барабар таблица: ар бир гектар бир сапта.</translation>
        </message>
        <message>
            <source>Cells of regimes and hazards</source>
            <translation>Режимдердин жана коркунучтардын уячалары</translation>
        </message>
        <message>
            <source>Layer of what lies under the same regime and in the same levels.</source>
            <translation>Бир режимде жана бир эле деңгээлдерде жаткан жерлердин катмары.</translation>
        </message>
        <message>
            <source>Land by regime and each hazard</source>
            <translation>Жерлер режим жана ар бир коркунуч боюнча</translation>
        </message>
        <message>
            <source>Table in which each hazard closes by itself.</source>
            <translation>Ар бир коркунуч өзүнчө дал келген таблица.</translation>
        </message>
        <message>
            <source>Combinations of hazards</source>
            <translation>Коркунучтардын айкалыштары</translation>
        </message>
        <message>
            <source>Table of all combinations that have land, without overlaps.</source>
            <translation>Жери бар бардык айкалыштардын таблицасы, кабатталуусуз.</translation>
        </message>
        <message>
            <source>Land by regime</source>
            <translation>Жерлер режим боюнча</translation>
        </message>
        <message>
            <source>Table with the same hectares as the extract.</source>
            <translation>Көчүрмөдөгүдөй эле гектарлар жазылган таблица.</translation>
        </message>
        <message>
            <source>Choose a layer of restrictions, of hazards, or a raster.</source>
            <translation>Чектөөлөрдүн катмарын, коркунучтардын катмарын же растрды тандаңыз.</translation>
        </message>
        <message>
            <source>Another field to break down by</source>
            <translation>Бөлүштүрүү үчүн дагы бир талаа</translation>
        </message>
        <message>
            <source>Choose a layer of hazards, a raster, or both.</source>
            <translation>Коркунучтардын катмарын, растрды же экөөнү тең тандаңыз.</translation>
        </message>
        <message>
            <source>Classes or depths of one hazard, or a terrain model for its slopes.</source>
            <translation>Бир коркунучтун класстары же тереңдиктери, же эңкейиштери алына турган рельеф модели.</translation>
        </message>
        <message>
            <source>Hazard of the raster</source>
            <translation>Растрдагы коркунуч</translation>
        </message>
        <message>
            <source>Which hazard the raster shows: mudflow, landslide, flood and so on.</source>
            <translation>Растр кайсы коркунучту көрсөтөт: сел, жер көчкү, суу ташкыны ж. б. (mudflow, landslide, flood).</translation>
        </message>
        <message>
            <source>Least value of each level</source>
            <translation>Ар бир деңгээлдин эң кичине мааниси</translation>
        </message>
        <message>
            <source>From the lowest level to the highest, separated by commas, as 1,2,3.</source>
            <translation>Эң төмөнкү деңгээлден эң жогоркусуна чейин, үтүр менен, мисалы 1,2,3.</translation>
        </message>
        <message>
            <source>The raster holds heights: take their slope</source>
            <translation>Растрда бийиктиктер: алардын эңкейишин алуу</translation>
        </message>
        <message>
            <source>The levels then are slopes in degrees, as 10,20,35.</source>
            <translation>Анда деңгээлдер — градус менен эңкейиштер, мисалы 10,20,35.</translation>
        </message>
        <message>
            <source>Raster with a hazard or with heights</source>
            <translation>Коркунуч же бийиктиктер жазылган растр</translation>
        </message>
        <message>
            <source>Resettlement ledger</source>
            <translation>Көчүрүүнүн эсеби</translation>
        </message>
        <message>
            <source>Follows the households in danger: exposed, plot granted, moved, and the plots that are still needed, by village. Who is in danger comes from buildings and hazards or from a table. Plots and moves of households that are not in danger, or that are counted twice, are listed and left out of the sums.</source>
            <translation>Коркунучтагы үй чарбалардын жолун көрсөтөт: коркунучта, тилке берилди, көчтү, дагы канча тилке керек, айылдар боюнча. Ким коркунучта экени имараттар менен коркунучтардан же таблицадан алынат. Коркунучта эмес же эки жолу эсептелген үй чарбалардын тилкелери жана көчүшү тизмеленет, бирок суммага кирбейт.</translation>
        </message>
        <message>
            <source>Plots granted</source>
            <translation>Берилген тилкелер</translation>
        </message>
        <message>
            <source>Households that moved</source>
            <translation>Көчкөн үй чарбалар</translation>
        </message>
        <message>
            <source>Granted and not moved</source>
            <translation>Берилген, бирок көчө элек</translation>
        </message>
        <message>
            <source>Plots still needed</source>
            <translation>Дагы керек тилкелер</translation>
        </message>
        <message>
            <source>Column of the village</source>
            <translation>Айыл жазылган мамыча</translation>
        </message>
        <message>
            <source>The column that tells places apart, in the buildings and in the tables.</source>
            <translation>Имараттарда жана таблицаларда жерлерди айырмалаган мамыча.</translation>
        </message>
        <message>
            <source>From which level on</source>
            <translation>Кайсы деңгээлден баштап</translation>
        </message>
        <message>
            <source>Hazard and least level, as mudflow=2, separated by commas; empty for all.</source>
            <translation>Коркунуч жана эң төмөнкү деңгээл, мисалы mudflow=2, үтүр менен; бош болсо — баары.</translation>
        </message>
        <message>
            <source>Households in danger</source>
            <translation>Коркунучтагы үй чарбалар</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX), instead of buildings and hazards: house or village.</source>
            <translation>Имараттар менен коркунучтардын ордуна таблица (CSV же XLSX): үй же айыл.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with a row per plot, or their number in plots.</source>
            <translation>Таблица (CSV же XLSX): ар бир тилкеге бир сап же саны plots мамычасында.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with a row per household, or their number in households.</source>
            <translation>Таблица (CSV же XLSX): ар бир үй чарбага бир сап же саны households мамычасында.</translation>
        </message>
        <message>
            <source>Ledger by place</source>
            <translation>Жерлер боюнча эсеп</translation>
        </message>
        <message>
            <source>Table with exposed, granted, moved, waiting, and plots still needed.</source>
            <translation>Таблица: коркунучта, берилди, көчтү, күтүүдө, дагы керек тилкелер.</translation>
        </message>
        <message>
            <source>Houses in danger</source>
            <translation>Коркунучтагы үйлөр</translation>
        </message>
        <message>
            <source>Table with a row for each house, where the lists name houses.</source>
            <translation>Тизмелер үйлөрдү атаса, ар бир үйгө бир саптан турган таблица.</translation>
        </message>
        <message>
            <source>What does not fit</source>
            <translation>Дал келбегендер</translation>
        </message>
        <message>
            <source>Table of plots and moves that are left out of the sums, with the reason.</source>
            <translation>Суммага кирбеген тилкелердин жана көчүүлөрдүн таблицасы, себеби менен.</translation>
        </message>
        <message>
            <source>Choose buildings and hazards, or a table of the households in danger.</source>
            <translation>Имараттарды жана коркунучтарды же коркунучтагы үй чарбалардын таблицасын тандаңыз.</translation>
        </message>
        <message>
            <source>Management of municipal land</source>
            <translation>Муниципалдык жерлерди башкаруу</translation>
        </message>
        <message>
            <source>Lists municipal land plot by plot with its present and future use, the five stages of the plan with dates and documents, the proposals of residents with their place and what became of them, and, with the parcels of a later year, what was carried out.</source>
            <translation>Муниципалдык жерлерди тилке-тилкеси менен азыркы жана келечектеги пайдаланылышын, пландын беш этабын даталары жана документтери менен, тургундардын сунуштарын орду жана тагдыры менен, кийинки жылдын тилкелери берилсе, эмне аткарылганын көрсөтөт.</translation>
        </message>
        <message>
            <source>Land of the inventory, ha</source>
            <translation>Инвентаризациядагы жерлер, га</translation>
        </message>
        <message>
            <source>Meant for another use, ha</source>
            <translation>Башка пайдаланууга арналган, га</translation>
        </message>
        <message>
            <source>Keeps its use, ha</source>
            <translation>Пайдаланылышы өзгөрбөйт, га</translation>
        </message>
        <message>
            <source>Proposals</source>
            <translation>Сунуштар</translation>
        </message>
        <message>
            <source>Proposals without a place</source>
            <translation>Орду белгисиз сунуштар</translation>
        </message>
        <message>
            <source>Proposals without a fate or a reason</source>
            <translation>Чечими же себеби жок сунуштар</translation>
        </message>
        <message>
            <source>Whose land</source>
            <translation>Кимдин жери</translation>
        </message>
        <message>
            <source>The land that the inventory lists.</source>
            <translation>Инвентаризация камтыган жерлер.</translation>
        </message>
        <message>
            <source>Layer with parcel_id and use: the result of the allocation of plots.</source>
            <translation>parcel_id жана use талаалары бар катмар: тилкелерди бөлүштүрүүнүн жыйынтыгы.</translation>
        </message>
        <message>
            <source>Proposals of residents</source>
            <translation>Тургундардын сунуштары</translation>
        </message>
        <message>
            <source>Layer with proposal_id and text; it goes before the table.</source>
            <translation>proposal_id жана text талаалары бар катмар; ал таблицадан мурда эске алынат.</translation>
        </message>
        <message>
            <source>Parcels of a later year</source>
            <translation>Кийинки жылдын тилкелери</translation>
        </message>
        <message>
            <source>Polygon layer from which is told what was carried out.</source>
            <translation>Эмне аткарылганы көрүнгөн полигондук катмар.</translation>
        </message>
        <message>
            <source>Year of these parcels</source>
            <translation>Бул тилкелердин жылы</translation>
        </message>
        <message>
            <source>What was due by then counts.</source>
            <translation>Ушул жылга чейин аткарылышы керек болгону эсептелет.</translation>
        </message>
        <message>
            <source>The day of which the state of the stages is told.</source>
            <translation>Этаптардын абалы көрсөтүлгөн күн.</translation>
        </message>
        <message>
            <source>Table of proposals</source>
            <translation>Сунуштардын таблицасы</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with text, fate and reason; a place by x and y or number.</source>
            <translation>Таблица (CSV же XLSX): тексти, тагдыры жана себеби; орду x жана y же номер боюнча.</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Этаптар</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) of the five stages with dates and documents.</source>
            <translation>Беш этаптын даталары жана документтери жазылган таблица (CSV же XLSX).</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the number and the plots of each measure.</source>
            <translation>Ар бир иш-чаранын номери жана тилкелери жазылган таблица (CSV же XLSX).</translation>
        </message>
        <message>
            <source>Inventory</source>
            <translation>Инвентаризация</translation>
        </message>
        <message>
            <source>Layer of the plots with their present and future use.</source>
            <translation>Тилкелердин азыркы жана келечектеги пайдаланылышы көрсөтүлгөн катмар.</translation>
        </message>
        <message>
            <source>Inventory as a table</source>
            <translation>Инвентаризация таблица түрүндө</translation>
        </message>
        <message>
            <source>Table with a row for each plot.</source>
            <translation>Ар бир тилкеге бир саптан турган таблица.</translation>
        </message>
        <message>
            <source>Hectares by owner, category and future use</source>
            <translation>Гектарлар ээси, категориясы жана келечектеги пайдаланылышы боюнча</translation>
        </message>
        <message>
            <source>Table of the sums of the inventory.</source>
            <translation>Инвентаризациянын суммаларынын таблицасы.</translation>
        </message>
        <message>
            <source>Table of the stages with what is done, due and late.</source>
            <translation>Этаптардын таблицасы: эмне аткарылды, эмне алдыда жана эмне кечигүүдө.</translation>
        </message>
        <message>
            <source>Proposals and what became of them</source>
            <translation>Сунуштар жана алардын тагдыры</translation>
        </message>
        <message>
            <source>Table with the place, the fate and the reason of each proposal.</source>
            <translation>Ар бир сунуштун орду, тагдыры жана себеби жазылган таблица.</translation>
        </message>
        <message>
            <source>Places of the proposals</source>
            <translation>Сунуштардын орду</translation>
        </message>
        <message>
            <source>Layer of points of the proposals that have a place.</source>
            <translation>Орду белгилүү сунуштардын чекиттеринин катмары.</translation>
        </message>
        <message>
            <source>What was carried out</source>
            <translation>Эмне аткарылды</translation>
        </message>
        <message>
            <source>Table by plot, where parcels of a later year are given.</source>
            <translation>Кийинки жылдын тилкелери берилсе, тилкелер боюнча таблица.</translation>
        </message>
        <message>
            <source>municipal</source>
            <translation>муниципалдык</translation>
        </message>
        <message>
            <source>municipal and state</source>
            <translation>муниципалдык жана мамлекеттик</translation>
        </message>
        <message>
            <source>Sites and transformation</source>
            <translation>Жайгаштыруу жана трансформация</translation>
        </message>
        <message>
            <source>Plan and budget</source>
            <translation>План жана бюджет</translation>
        </message>
        <message>
            <source>Workbook</source>
            <translation>Китеп</translation>
        </message>
        <message>
            <source>Folder of the results</source>
            <translation>Жыйынтыктардын папкасы</translation>
        </message>
        <message>
            <source>The raster {name} cannot be opened.</source>
            <translation>{name} растры ачылбайт.</translation>
        </message>
        <message>
            <source>Pre-check of a transformation</source>
            <translation>Трансформацияны алдын ала текшерүү</translation>
        </message>
        <message>
            <source>Says before a request is sent whether it would pass, what it still needs, or that it would be returned, with the article behind every answer: the moratorium on irrigated arable land and its exceptions, protected areas, forest, water strips, ownership, documents. It also gives the composition of the site and the compensation of lost farm production. Legal rules that ship are examples to be checked against the law in force.</source>
            <translation>Өтүнмө жөнөтүлгөнгө чейин анын өтөрүн, дагы эмне керек экенин же кайтарыларын айтып, ар бир жоопко мыйзамдын беренесин келтирет: сугат айдоо жерлерге мораторий жана андан четтөөлөр, корголуучу аймактар, токой, суу коргоо тилкелери, менчик, документтер. Ошондой эле жердин курамын жана айыл чарба өндүрүшүнүн жоготууларынын ордун толтурууну көрсөтөт. Модуль менен келген укуктук эрежелер — күчүндөгү мыйзам менен салыштырыла турган мисалдар.</translation>
        </message>
        <message>
            <source>Numbers of the parcels</source>
            <translation>Тилкелердин номерлери</translation>
        </message>
        <message>
            <source>Outline of the site</source>
            <translation>Аянтчанын чеги</translation>
        </message>
        <message>
            <source>Polygon that may cut parcels; only what lies in it is asked about.</source>
            <translation>Тилкелерди кесип өтүшү мүмкүн болгон полигон; анын ичиндеги жер гана каралат.</translation>
        </message>
        <message>
            <source>Category asked for</source>
            <translation>Суралган категория</translation>
        </message>
        <message>
            <source>What the land is to become.</source>
            <translation>Жер эмнеге айланышы керек.</translation>
        </message>
        <message>
            <source>Separated by commas; empty for all parcels, or those that are selected.</source>
            <translation>Үтүр менен; бош болсо — бардык тилкелер же тандалгандары.</translation>
        </message>
        <message>
            <source>Area of the site, ha</source>
            <translation>Аянтчанын аянты, га</translation>
        </message>
        <message>
            <source>Counted twice by its parcels, ha</source>
            <translation>Тилкелер эки жолу эсептеген жер, га</translation>
        </message>
        <message>
            <source>Land under no parcel, ha</source>
            <translation>Тилкелерге кирбеген жер, га</translation>
        </message>
        <message>
            <source>Compensation, som</source>
            <translation>Ордун толтуруу, сом</translation>
        </message>
        <message>
            <source>Agricultural land</source>
            <translation>Айыл чарба багытындагы жерлер</translation>
        </message>
        <message>
            <source>Land of settlements</source>
            <translation>Калктуу конуштардын жерлери</translation>
        </message>
        <message>
            <source>Industry, transport, communications, energy, defence and other</source>
            <translation>Өнөр жай, транспорт, байланыш, энергетика, коргонуу жана башка багыттагы жерлер</translation>
        </message>
        <message>
            <source>Specially protected natural areas</source>
            <translation>Өзгөчө корголуучу жаратылыш аймактарынын жерлери</translation>
        </message>
        <message>
            <source>Forest fund</source>
            <translation>Токой фондусунун жерлери</translation>
        </message>
        <message>
            <source>Water fund</source>
            <translation>Суу фондусунун жерлери</translation>
        </message>
        <message>
            <source>Reserve land</source>
            <translation>Запастагы жерлер</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Максаты</translation>
        </message>
        <message>
            <source>What the land is needed for: housing, industry, school, cemetery and so on.</source>
            <translation>Жер эмне үчүн керек: турак жай, өнөр жай, мектеп, көрүстөн ж. б.</translation>
        </message>
        <message>
            <source>The day whose law counts, as 2026-11-22.</source>
            <translation>Мыйзамы колдонулуучу күн, мисалы 2026-11-22.</translation>
        </message>
        <message>
            <source>Documents that are there</source>
            <translation>Бар болгон документтер</translation>
        </message>
        <message>
            <source>Codes separated by commas; left empty, only the land is judged.</source>
            <translation>Коддор үтүр менен; бош болсо, жердин өзү гана каралат.</translation>
        </message>
        <message>
            <source>Own legal rules</source>
            <translation>Өз укуктук эрежелери</translation>
        </message>
        <message>
            <source>File (TOML) with rules and their dates.</source>
            <translation>Эрежелер жана алардын даталары жазылган файл (TOML).</translation>
        </message>
        <message>
            <source>Case sheet with a map, the rules and the composition; it needs jinja2.</source>
            <translation>Карта, эрежелер жана курамы менен иштин барагы; jinja2 керек.</translation>
        </message>
        <message>
            <source>Rules and what they say</source>
            <translation>Эрежелер жана алардын жообу</translation>
        </message>
        <message>
            <source>Table with each rule, its outcome, the hectares and the article.</source>
            <translation>Таблица: ар бир эреже, анын жообу, гектарлар жана берене.</translation>
        </message>
        <message>
            <source>Rules that concern the site</source>
            <translation>Аянтчага тиешелүү эрежелер</translation>
        </message>
        <message>
            <source>Table of the rules that the site meets, the gravest first.</source>
            <translation>Аянтчага тиешелүү эрежелердин таблицасы, эң катаалынан баштап.</translation>
        </message>
        <message>
            <source>Site by the worst rule</source>
            <translation>Аянтча эң катуу эреже боюнча</translation>
        </message>
        <message>
            <source>Layer of the pieces of the site with what stands in their way.</source>
            <translation>Аянтчанын бөлүктөрү жана аларга эмне тоскоол болгону көрсөтүлгөн катмар.</translation>
        </message>
        <message>
            <source>Composition of the site</source>
            <translation>Аянтчанын курамы</translation>
        </message>
        <message>
            <source>Table by category and kind of land; the printed hectares add up.</source>
            <translation>Категория жана чарба жеринин түрү боюнча таблица; басылган гектарлардын суммасы дал келет.</translation>
        </message>
        <message>
            <source>Compensation of lost production</source>
            <translation>Өндүрүштүн жоготууларынын ордун толтуруу</translation>
        </message>
        <message>
            <source>Table with the value of each kind of land.</source>
            <translation>Чарба жеринин ар бир түрүнүн наркы жазылган таблица.</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Документтер</translation>
        </message>
        <message>
            <source>Table of the documents: what is there and what is missing.</source>
            <translation>Документтердин таблицасы: эмнелер бар жана эмнелер жок.</translation>
        </message>
        <message>
            <source>Table of the five stages and what each needs.</source>
            <translation>Беш этаптын жана ар бирине эмне керек экенинин таблицасы.</translation>
        </message>
        <message>
            <source>Authorities</source>
            <translation>Органдар</translation>
        </message>
        <message>
            <source>Table of who has to agree.</source>
            <translation>Кимдер макулдашышы керек экенинин таблицасы.</translation>
        </message>
        <message>
            <source>Zones by rule</source>
            <translation>Эрежелер боюнча зоналар</translation>
        </message>
        <message>
            <source>Draws protection strips along rivers and lakes, sanitary zones around landfills, burial grounds and cemeteries, and zones of notice around protected areas. The widths come from tables of rules; those that ship are examples to be replaced by the rules in force. The result is a layer of restrictions.</source>
            <translation>Дарыялар менен көлдөрдү бойлото суу коргоо тилкелерин, таштанды полигондорунун, мал көмүлгөн жерлердин жана көрүстөндөрдүн айланасында санитардык зоналарды, корголуучу аймактардын айланасында кабарлоо зоналарын түзөт. Туурасы эрежелердин таблицасынан алынат; модуль менен келгендери — күчүндөгү эрежелерге алмаштырыла турган мисалдар. Жыйынтыгы — чектөөлөрдүн катмары.</translation>
        </message>
        <message>
            <source>Land in the zones, ha</source>
            <translation>Зоналардагы жерлер, га</translation>
        </message>
        <message>
            <source>Features without a rule</source>
            <translation>Эрежеси жок объекттер</translation>
        </message>
        <message>
            <source>Protected areas and forests</source>
            <translation>Корголуучу аймактар жана токойлор</translation>
        </message>
        <message>
            <source>Polygon layer of restrictions around which a zone of notice is drawn.</source>
            <translation>Айланасында кабарлоо зонасы түзүлүүчү чектөөлөрдүн полигондук катмары.</translation>
        </message>
        <message>
            <source>Zones drawn by rule</source>
            <translation>Эрежелер боюнча түзүлгөн зоналар</translation>
        </message>
        <message>
            <source>Layer of restrictions with kind, regime, legal basis and width.</source>
            <translation>Чектөөлөрдүн катмары: түрү, режими, укуктук негизи жана туурасы.</translation>
        </message>
        <message>
            <source>Zones by class</source>
            <translation>Зоналар класстар боюнча</translation>
        </message>
        <message>
            <source>Table with the rule, the width and the area for each class.</source>
            <translation>Таблица: ар бир класстын эрежеси, туурасы жана аянты.</translation>
        </message>
        <message>
            <source>Choose waters, objects, or protected areas with a distance above 0.</source>
            <translation>Сууларды, объекттерди же аралыгы 0дөн чоң болгон корголуучу аймактарды тандаңыз.</translation>
        </message>
        <message>
            <source>Run a plan</source>
            <translation>Планды аткаруу</translation>
        </message>
        <message>
            <source>Turns a plan file into the spatial section of the programme: every step from the land balance to the budget, then the GeoPackage, the workbook, the documents and the maps. What has not changed since the last run into the same folder is not worked out again, and a run that was stopped goes on. Parts whose layers are missing are named with the reason, and the rest is done.</source>
            <translation>Пландын файлын программанын мейкиндик бөлүмүнө айлантат: жер балансынан бюджетке чейинки бардык кадамдар, андан кийин GeoPackage, китеп, документтер жана карталар. Ошол эле папкага мурунку иштетүүдөн бери өзгөрбөгөнү кайра эсептелбейт, токтотулган иш уланат. Катмарлары жок бөлүктөр себеби менен аталат, калганы аткарылат.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Кадамдар</translation>
        </message>
        <message>
            <source>Steps without a result</source>
            <translation>Жыйынтыгы жок кадамдар</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Файлдар</translation>
        </message>
        <message>
            <source>Plan file</source>
            <translation>Пландын файлы</translation>
        </message>
        <message>
            <source>File (TOML) that names the layers, tables, norms and rules of the plan.</source>
            <translation>Пландын катмарларын, таблицаларын, ченемдерин жана эрежелерин атаган файл (TOML).</translation>
        </message>
        <message>
            <source>What is done is kept in it, with pyarrow; run into it again to go on.</source>
            <translation>pyarrow болсо, анын cache папкасында бүткөн иштер сакталат; улантуу үчүн ошол эле папкага кайра иштетиңиз.</translation>
        </message>
        <message>
            <source>Write the documents</source>
            <translation>Документтерди жазуу</translation>
        </message>
        <message>
            <source>Text, page and maps; they need the libraries for reports.</source>
            <translation>Текст, барак жана карталар; аларга отчёттордун китепканалары керек.</translation>
        </message>
        <message>
            <source>Languages of the documents</source>
            <translation>Документтердин тилдери</translation>
        </message>
        <message>
            <source>ky, ru, en, separated by commas; empty for those of result and plan.</source>
            <translation>ky, ru, en үтүр менен; бош болсо — жыйынтыктын жана пландын тилдери.</translation>
        </message>
        <message>
            <source>Go on without files that are not there</source>
            <translation>Жок файлдарсыз улантуу</translation>
        </message>
        <message>
            <source>The parts that need them are left out and named.</source>
            <translation>Алар керек болгон бөлүктөр калтырылат жана аталат.</translation>
        </message>
        <message>
            <source>Work everything out anew</source>
            <translation>Баарын кайра эсептөө</translation>
        </message>
        <message>
            <source>Whatever the folder keeps of earlier runs.</source>
            <translation>Папкада мурунку иштетүүлөрдөн эмне сакталганына карабастан.</translation>
        </message>
        <message>
            <source>Table of the steps: done, taken from the last run, missing, and why.</source>
            <translation>Кадамдардын таблицасы: эсептелди, мурунку иштетүүдөн алынды, калтырылды жана эмне үчүн.</translation>
        </message>
        <message>
            <source>Table of what was written into the folder.</source>
            <translation>Папкага жазылгандардын таблицасы.</translation>
        </message>
        <message>
            <source>Suitability of plots</source>
            <translation>Жер тилкелеринин жарамдуулугу</translation>
        </message>
        <message>
            <source>Scores every plot for every use between 0 and 1: slope, distance to roads, water, schools and clinics along the road network, hazards, nearness to the settlement. A file names the layers, the criteria and their weights, given directly or by comparison in pairs. The contribution of every criterion is shown.</source>
            <translation>Ар бир тилкени ар бир пайдалануу үчүн 0дөн 1ге чейин баалайт: эңкейиш, жолдорго, сууга, жол тармагы боюнча мектептерге жана ооруканаларга чейинки аралык, коркунучтар, калктуу конушка жакындыгы. Файл катмарларды, критерийлерди жана түз же жуптап салыштыруу менен берилген салмактарды атайт. Ар бир критерийдин салымы көрсөтүлөт.</translation>
        </message>
        <message>
            <source>Plots that at least one use may have</source>
            <translation>Жок дегенде бир пайдаланууга жарай турган тилкелер</translation>
        </message>
        <message>
            <source>File (TOML) that names layers, criteria, weights and limits.</source>
            <translation>Катмарларды, критерийлерди, салмактарды жана чектерди атаган файл (TOML).</translation>
        </message>
        <message>
            <source>Polygon layer of the plots, instead of that of the file.</source>
            <translation>Файлда көрсөтүлгөндүн ордуна тилкелердин полигондук катмары.</translation>
        </message>
        <message>
            <source>Uses</source>
            <translation>Пайдалануу түрлөрү</translation>
        </message>
        <message>
            <source>Codes of uses separated by commas, as housing, industry; empty for all.</source>
            <translation>Пайдалануу түрлөрүнүн коддору үтүр менен, мисалы housing, industry; бош болсо — баары.</translation>
        </message>
        <message>
            <source>Suitability</source>
            <translation>Жарамдуулук</translation>
        </message>
        <message>
            <source>Layer of the plots with a score for each use and the best use.</source>
            <translation>Тилкелердин ар бир пайдалануу боюнча баасы жана эң жакшы пайдаланылышы көрсөтүлгөн катмар.</translation>
        </message>
        <message>
            <source>Scores by plot and use</source>
            <translation>Тилкелер жана пайдалануу боюнча баалар</translation>
        </message>
        <message>
            <source>Table with the score, or the reason why the plot is excluded.</source>
            <translation>Баасы же тилке эмне үчүн чыгарылганы жазылган таблица.</translation>
        </message>
        <message>
            <source>Suitability by use</source>
            <translation>Пайдалануу түрлөрү боюнча жарамдуулук</translation>
        </message>
        <message>
            <source>Table with the plots and hectares that each use may have.</source>
            <translation>Ар бир пайдалануу ала турган тилкелердин жана гектарлардын таблицасы.</translation>
        </message>
        <message>
            <source>Contribution of each criterion</source>
            <translation>Ар бир критерийдин салымы</translation>
        </message>
        <message>
            <source>Table with the value, the score and the weight behind every score.</source>
            <translation>Таблица: ар бир баанын артындагы маани, баа жана салмак.</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Салмактар</translation>
        </message>
        <message>
            <source>Table of the weights with their sources.</source>
            <translation>Салмактардын булактары менен таблицасы.</translation>
        </message>
        <message>
            <source>Exclusions</source>
            <translation>Чыгарылгандар</translation>
        </message>
        <message>
            <source>Table of the limits with the plots and hectares that they exclude.</source>
            <translation>Чектер жана алар чыгарган тилкелер менен гектарлардын таблицасы.</translation>
        </message>
        <message>
            <source>Supply of land</source>
            <translation>Бош жерлер</translation>
        </message>
        <message>
            <source>Finds the land that is left of each parcel after restrictions and hazards, the uses it is free for under the zone rules, and for each other use why not. Unused municipal and state land comes first. Which regimes, levels and categories count against a use are examples that can be replaced by your own settings.</source>
            <translation>Ар бир тилкенин чектөөлөр жана коркунучтардан кийин калган жерин, зоналардын эрежелери боюнча ал кайсы пайдаланууга бош экенин, калгандарына эмне үчүн бош эместигин табат. Пайдаланылбаган муниципалдык жана мамлекеттик жерлер биринчи турат. Кайсы режимдер, деңгээлдер жана категориялар пайдаланууга тоскоол болору — өз жөндөөлөрүңүзгө алмаштырууга боло турган мисалдар.</translation>
        </message>
        <message>
            <source>Polygon layer of the legal zones; they count together with their rules.</source>
            <translation>Укуктук зоналардын полигондук катмары; алар эрежелери менен бирге эске алынат.</translation>
        </message>
        <message>
            <source>Table (CSV or XLSX) with the permitted and conditional uses of each zone.</source>
            <translation>Ар бир зонанын уруксат берилген жана шарттуу пайдалануу түрлөрү жазылган таблица (CSV же XLSX).</translation>
        </message>
        <message>
            <source>Layer of the buildings: what is built on is not free for most uses.</source>
            <translation>Имараттардын катмары: имарат турган жер пайдалануунун көпчүлүк түрлөрүнө бош эмес.</translation>
        </message>
        <message>
            <source>Free as it is, ha</source>
            <translation>Азыркы абалында бош, га</translation>
        </message>
        <message>
            <source>Free after a transformation, ha</source>
            <translation>Трансформациядан кийин бош, га</translation>
        </message>
        <message>
            <source>Of this unused municipal and state land, ha</source>
            <translation>Анын ичинде пайдаланылбаган муниципалдык жана мамлекеттик жерлер, га</translation>
        </message>
        <message>
            <source>Land that is free</source>
            <translation>Бош жерлердин катмары</translation>
        </message>
        <message>
            <source>Layer of the parcels with what is left of them and for which uses.</source>
            <translation>Тилкелердин катмары: алардан эмне калат жана кайсы пайдаланууга.</translation>
        </message>
        <message>
            <source>Parcels and their uses</source>
            <translation>Тилкелер жана алардын пайдаланылышы</translation>
        </message>
        <message>
            <source>Table with a row for each parcel.</source>
            <translation>Катмардын ар бир тилкесине бир саптан турган таблица.</translation>
        </message>
        <message>
            <source>Uses of each parcel with the reason</source>
            <translation>Ар бир тилкенин пайдаланылышы жана себеби</translation>
        </message>
        <message>
            <source>Table with a row for each parcel and use: the hectares, and why not.</source>
            <translation>Ар бир тилке жана пайдалануу түрүнө бир саптан турган таблица: гектарлар жана эмне үчүн болбойт.</translation>
        </message>
        <message>
            <source>Hectares by use</source>
            <translation>Гектарлар пайдалануу түрлөрү боюнча</translation>
        </message>
        <message>
            <source>Table with the land that is free for each use, and what is not.</source>
            <translation>Ар бир пайдаланууга бош жана бош эмес жерлердин таблицасы.</translation>
        </message>
        <message>
            <source>Hectares by use, ownership and category</source>
            <translation>Гектарлар пайдалануу, менчик жана категория боюнча</translation>
        </message>
        <message>
            <source>Table of the sums: whose land it is and whether it is used.</source>
            <translation>Суммалардын таблицасы: жер кимдики жана пайдаланылабы.</translation>
        </message>
        <message>
            <source>Settings that were used</source>
            <translation>Колдонулган жөндөөлөр</translation>
        </message>
        <message>
            <source>Table of what counts against each use, with the sources.</source>
            <translation>Ар бир пайдаланууга эмне тоскоол болорунун булактары менен таблицасы.</translation>
        </message>
        <message>
            <source>Land after a transformation</source>
            <translation>Трансформациядан кийинки жерлер</translation>
        </message>
        <message>
            <source>Changes the category of parcels, of a site that cuts parcels, or of the cases in a file, and gives the parcels after it with the balance before and after. No hectare is created or lost: otherwise there is no result.</source>
            <translation>Тилкелердин, тилкелерди кескен аянтчанын же файлдагы иштердин категориясын өзгөртүп, андан кийинки тилкелерди жана чейинки менен кийинки балансты берет. Бир да гектар пайда болбойт жана жоголбойт: антпесе жыйынтык берилбейт.</translation>
        </message>
        <message>
            <source>Separated by commas; not needed with an outline or a file of cases.</source>
            <translation>Үтүр менен; аянтчанын чеги же иштердин файлы болсо, керек эмес.</translation>
        </message>
        <message>
            <source>Before, ha</source>
            <translation>Чейин, га</translation>
        </message>
        <message>
            <source>After, ha</source>
            <translation>Кийин, га</translation>
        </message>
        <message>
            <source>Land that changes its category, ha</source>
            <translation>Категориясы өзгөргөн жерлер, га</translation>
        </message>
        <message>
            <source>Kind of land after it</source>
            <translation>Андан кийинки чарба жеринин түрү</translation>
        </message>
        <message>
            <source>Its code or name; left empty, the kind of land stays as it is.</source>
            <translation>Коду же аты; бош болсо, чарба жеринин түрү өзгөрбөйт.</translation>
        </message>
        <message>
            <source>File of cases</source>
            <translation>Иштердин файлы</translation>
        </message>
        <message>
            <source>File (TOML) of decisions; it goes before parcels, outline and category.</source>
            <translation>Чечимдер жазылган файл (TOML); ал тилкелерден, чектен жана категориядан мурда эске алынат.</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>Иш</translation>
        </message>
        <message>
            <source>Only this case of the file.</source>
            <translation>Файлдагы ушул иш гана.</translation>
        </message>
        <message>
            <source>Layer of the parcels with their category after the decision.</source>
            <translation>Чечимден кийинки категориясы көрсөтүлгөн тилкелердин катмары.</translation>
        </message>
        <message>
            <source>Land that changes its category</source>
            <translation>Категориясы өзгөргөн жерлер</translation>
        </message>
        <message>
            <source>Layer of what is transformed, with the category before and after.</source>
            <translation>Трансформацияланган жерлердин мурунку жана кийинки категориясы көрсөтүлгөн катмар.</translation>
        </message>
        <message>
            <source>Balance before and after</source>
            <translation>Чейинки жана кийинки баланс</translation>
        </message>
        <message>
            <source>Table by category: before, after, and the difference.</source>
            <translation>Категориялар боюнча таблица: чейин, кийин жана айырмасы.</translation>
        </message>
        <message>
            <source>From category to category</source>
            <translation>Категориядан категорияга</translation>
        </message>
        <message>
            <source>Table of the hectares from category to category.</source>
            <translation>Категориядан категорияга өткөн гектарлардын таблицасы.</translation>
        </message>
        <message>
            <source>Origin of the parcels</source>
            <translation>Тилкелердин келип чыгышы</translation>
        </message>
        <message>
            <source>Table of the parcels that were cut or transformed.</source>
            <translation>Кесилген же трансформацияланган тилкелердин таблицасы.</translation>
        </message>
        <message>
            <source>Give numbers of parcels, the outline of a site or a file of cases.</source>
            <translation>Тилкелердин номерлерин, аянтчанын чегин же иштердин файлын бериңиз.</translation>
        </message>
        <message>
            <source>There is no Python 3.11 or newer on this computer; install it from python.org for yourself alone, which needs no administrator, and try again.</source>
            <translation>Бул компьютерде Python 3.11 же андан жаңысы жок; аны python.org сайтынан өзүңүз үчүн гана орнотуп (администратор керек эмес), кайра аракет кылыңыз.</translation>
        </message>
        <message>
            <source>Making the environment with {path}</source>
            <translation>Чөйрө {path} менен түзүлүүдө</translation>
        </message>
        <message>
            <source>The environment could not be prepared: {reason}</source>
            <translation>Чөйрөнү даярдоо мүмкүн болгон жок: {reason}</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Жабуу</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Чоо-жайы</translation>
        </message>
        <message>
            <source>Restrictions of this parcel</source>
            <translation>Ушул жер тилкесинин чектөөлөрү</translation>
        </message>
        <message>
            <source>Regime</source>
            <translation>Режим</translation>
        </message>
        <message>
            <source>Restriction</source>
            <translation>Чектөө</translation>
        </message>
        <message>
            <source>Area, m²</source>
            <translation>Аянты, м²</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>Укуктук негиз</translation>
        </message>
        <message>
            <source>Page for printing…</source>
            <translation>Басып чыгаруу барагы…</translation>
        </message>
        <message>
            <source>Write the extract with a map as a page.</source>
            <translation>Көчүрмөнү картасы менен барак кылып жазуу.</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>План</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Текшерүү</translation>
        </message>
        <message>
            <source>Parcel</source>
            <translation>Тилке</translation>
        </message>
        <message>
            <source>Set-up</source>
            <translation>Орнотуу</translation>
        </message>
        <message>
            <source>Checking the layer</source>
            <translation>Катмар текшерилүүдө</translation>
        </message>
        <message>
            <source>Choose the layer of parcels first.</source>
            <translation>Алгач жер тилкелеринин катмарын тандаңыз.</translation>
        </message>
        <message>
            <source>The layer that was checked is no longer on the map.</source>
            <translation>Текшерилген катмар картада жок.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>жок</translation>
        </message>
        <message>
            <source>Look for errors in the layer of parcels.</source>
            <translation>Жер тилкелеринин катмарындагы каталарды издөө.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Токтотуу</translation>
        </message>
        <message>
            <source>Zoom and select</source>
            <translation>Көрсөтүү жана тандоо</translation>
        </message>
        <message>
            <source>Go to the place of the finding and select its parcels.</source>
            <translation>Эскертүүнүн ордуна өтүп, анын жер тилкелерин тандоо.</translation>
        </message>
        <message>
            <source>Choose the layer of parcels and press Check.</source>
            <translation>Жер тилкелеринин катмарын тандап, «Текшерүү» баскычын басыңыз.</translation>
        </message>
        <message>
            <source>Boundary</source>
            <translation>Чек ара</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Даражасы</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>Эскертүү</translation>
        </message>
        <message>
            <source>Findings: {count}</source>
            <translation>Эскертүүлөр: {count}</translation>
        </message>
        <message>
            <source>Facilities</source>
            <translation>Объекттер</translation>
        </message>
        <message>
            <source>Rivers</source>
            <translation>Дарыялар</translation>
        </message>
        <message>
            <source>Roads</source>
            <translation>Жолдор</translation>
        </message>
        <message>
            <source>strictest regime</source>
            <translation>эң катуу режим</translation>
        </message>
        <message>
            <source>changed land</source>
            <translation>өзгөргөн жер</translation>
        </message>
        <message>
            <source>places</source>
            <translation>орундар</translation>
        </message>
        <message>
            <source>points</source>
            <translation>чекиттер</translation>
        </message>
        <message>
            <source>lines</source>
            <translation>сызыктар</translation>
        </message>
        <message>
            <source>polygons</source>
            <translation>полигондор</translation>
        </message>
        <message>
            <source>Plan files (*.toml)</source>
            <translation>План файлдары (*.toml)</translation>
        </message>
        <message>
            <source>Where shall the sample data lie?</source>
            <translation>Үлгү маалымат кайда жатсын?</translation>
        </message>
        <message>
            <source>The plan is worked out: {done} steps, {missing} without data, {failed} failed.</source>
            <translation>План эсептелди: {done} кадам, маалыматы жок {missing}, ишке ашпаганы {failed}.</translation>
        </message>
        <message>
            <source>Open a plan</source>
            <translation>Планды ачуу</translation>
        </message>
        <message>
            <source>Copying the sample data</source>
            <translation>Үлгү маалымат көчүрүлүүдө</translation>
        </message>
        <message>
            <source>Running the plan</source>
            <translation>План эсептелүүдө</translation>
        </message>
        <message>
            <source>Cancelled; the earlier results are as they were.</source>
            <translation>Токтотулду; мурунку жыйынтыктар өзгөргөн жок.</translation>
        </message>
        <message>
            <source>Layers on the map: {count}</source>
            <translation>Картадагы катмарлар: {count}</translation>
        </message>
        <message>
            <source>not run</source>
            <translation>эсептелген эмес</translation>
        </message>
        <message>
            <source>fresh</source>
            <translation>жаңы</translation>
        </message>
        <message>
            <source>stale</source>
            <translation>эскирген</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>маалымат жок</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>ишке ашкан жок</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>Жерлер</translation>
        </message>
        <message>
            <source>Restrictions and rules</source>
            <translation>Чектөөлөр жана эрежелер</translation>
        </message>
        <message>
            <source>People and demand</source>
            <translation>Калк жана муктаждык</translation>
        </message>
        <message>
            <source>Supply and choice of land</source>
            <translation>Бош жерлер жана тандоо</translation>
        </message>
        <message>
            <source>Change of category</source>
            <translation>Категорияны которуу</translation>
        </message>
        <message>
            <source>Budget</source>
            <translation>Бюджет</translation>
        </message>
        <message>
            <source>Management and calendar</source>
            <translation>Башкаруу жана календарь</translation>
        </message>
        <message>
            <source>Open a plan…</source>
            <translation>Планды ачуу…</translation>
        </message>
        <message>
            <source>Choose a plan file (plan.toml).</source>
            <translation>План файлын (plan.toml) тандаңыз.</translation>
        </message>
        <message>
            <source>Try with sample data…</source>
            <translation>Үлгүнү ачуу…</translation>
        </message>
        <message>
            <source>Copy an invented municipality into a folder of your choice and open its plan.</source>
            <translation>Ойдон чыгарылган айыл аймагын тандалган папкага көчүрүп, анын планын ачуу.</translation>
        </message>
        <message>
            <source>Run all</source>
            <translation>Баарын эсептөө</translation>
        </message>
        <message>
            <source>Work out what has changed; the rest is kept.</source>
            <translation>Өзгөргөнүн эсептөө; калганы сакталат.</translation>
        </message>
        <message>
            <source>Stop; the earlier results stay.</source>
            <translation>Токтотуу; мурунку жыйынтыктар калат.</translation>
        </message>
        <message>
            <source>Show on the map</source>
            <translation>Картада көрсөтүү</translation>
        </message>
        <message>
            <source>Add the layers of the last run.</source>
            <translation>Акыркы эсептөөнүн катмарларын кошуу.</translation>
        </message>
        <message>
            <source>Write the documents too</source>
            <translation>Документтерди да жазуу</translation>
        </message>
        <message>
            <source>The section of the programme as documents; it takes longer.</source>
            <translation>Программанын бөлүмүн документтер түрүндө; көбүрөөк убакыт алат.</translation>
        </message>
        <message>
            <source>No plan is open.</source>
            <translation>Эч бир план ачык эмес.</translation>
        </message>
        <message>
            <source>Choose a step to read why it is in its state.</source>
            <translation>Абалынын себебин окуу үчүн кадамды тандаңыз.</translation>
        </message>
        <message>
            <source>it has not been worked out yet.</source>
            <translation>азырынча эсептелген эмес.</translation>
        </message>
        <message>
            <source>its result belongs to the files as they are now.</source>
            <translation>жыйынтыгы файлдардын азыркы абалына туура келет.</translation>
        </message>
        <message>
            <source>the plan or a file was changed since; the next run looks at it again.</source>
            <translation>андан бери план же файл өзгөрдү; кийинки эсептөөдө кайра каралат.</translation>
        </message>
        <message>
            <source>the plan does not name what it needs.</source>
            <translation>планда ага керектүү маалымат көрсөтүлгөн эмес.</translation>
        </message>
        <message>
            <source>the data stopped it.</source>
            <translation>маалымат буга жол берген жок.</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Кадам</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Абалы</translation>
        </message>
        <message>
            <source>Results of the last run:</source>
            <translation>Акыркы эсептөөнүн жыйынтыктары:</translation>
        </message>
        <message>
            <source>Plan: {plan}
Results: {folder}</source>
            <translation>План: {plan}
Жыйынтыктар: {folder}</translation>
        </message>
        <message>
            <source>Double-click to open.</source>
            <translation>Ачуу үчүн эки жолу басыңыз.</translation>
        </message>
        <message>
            <source>Working out the extract…</source>
            <translation>Көчүрмө даярдалууда…</translation>
        </message>
        <message>
            <source>Choose the layers of parcels and of restrictions first.</source>
            <translation>Алгач жер тилкелеринин жана чектөөлөрдүн катмарларын тандаңыз.</translation>
        </message>
        <message>
            <source>There is no parcel at this place.</source>
            <translation>Бул жерде жер тилкеси жок.</translation>
        </message>
        <message>
            <source>Parcel {number}</source>
            <translation>{number} жер тилкеси</translation>
        </message>
        <message>
            <source>No restriction in force today lies on it.</source>
            <translation>Анда бүгүн күчүндөгү чектөө жок.</translation>
        </message>
        <message>
            <source>Measured {all} m², restricted {restricted} m², free {free} m²</source>
            <translation>Өлчөнгөнү {all} м², чектелгени {restricted} м², чектөөсүзү {free} м²</translation>
        </message>
        <message>
            <source>The page was written: {path}</source>
            <translation>Барак жазылды: {path}</translation>
        </message>
        <message>
            <source>Then click a parcel on the map.</source>
            <translation>Андан кийин картадан жер тилкесин басыңыз.</translation>
        </message>
        <message>
            <source>Choose both layers, press the button, then click a parcel: which restrictions in force today lie on it, on how much of it, and by which law.</source>
            <translation>Эки катмарды тандап, баскычты басып, анан картадан жер тилкесин басыңыз: анда бүгүн кандай чектөөлөр бар, алар канча аянтты ээлейт жана кайсы мыйзам боюнча.</translation>
        </message>
        <message>
            <source>missing: some outputs cannot be made</source>
            <translation>жок: айрым жыйынтыктарды чыгаруу мүмкүн эмес</translation>
        </message>
        <message>
            <source>The child environment is ready.</source>
            <translation>Көмөкчү чөйрө даяр.</translation>
        </message>
        <message>
            <source>missing and needed: prepare the child environment below</source>
            <translation>жок, бирок керек: төмөндөн көмөкчү чөйрөнү даярдаңыз</translation>
        </message>
        <message>
            <source>Folder of wheels</source>
            <translation>Пакеттер (wheel) папкасы</translation>
        </message>
        <message>
            <source>Preparing the child environment</source>
            <translation>Көмөкчү чөйрө даярдалууда</translation>
        </message>
        <message>
            <source>Python of QGIS</source>
            <translation>QGIS Python’у</translation>
        </message>
        <message>
            <source>Looking at the installation</source>
            <translation>Орнотуу каралууда</translation>
        </message>
        <message>
            <source>Not to be had: {packages}</source>
            <translation>Табылбаганы: {packages}</translation>
        </message>
        <message>
            <source>The library runs inside QGIS.</source>
            <translation>Китепкана QGIS программасынын ичинде иштейт.</translation>
        </message>
        <message>
            <source>The library runs beside QGIS, in an environment of its own.</source>
            <translation>Китепкана QGIS жанында, өзүнүн чөйрөсүндө иштейт.</translation>
        </message>
        <message>
            <source>Python beside QGIS</source>
            <translation>QGIS жанындагы Python</translation>
        </message>
        <message>
            <source>Its place</source>
            <translation>Анын орду</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Каралууда…</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Кайра кароо</translation>
        </message>
        <message>
            <source>Prepare the child environment online</source>
            <translation>Көмөкчү чөйрөнү интернеттен даярдоо</translation>
        </message>
        <message>
            <source>Make a Python environment in your profile and fetch the packages from PyPI.</source>
            <translation>Профилиңизде Python чөйрөсүн түзүп, пакеттерди PyPI сайтынан алуу.</translation>
        </message>
        <message>
            <source>Prepare it from a folder of wheels…</source>
            <translation>Аны пакеттер папкасынан даярдоо…</translation>
        </message>
        <message>
            <source>The same without a network: the packages are carried in a folder, on a stick.</source>
            <translation>Ошол эле иш, бирок тармаксыз: пакеттер папкада, флешкада алып келинет.</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Бөлүгү</translation>
        </message>
        <message>
            <source>Version or advice</source>
            <translation>Версия же кеңеш</translation>
        </message>
        <message>
            <source>Where QGIS's own Python lacks something, the library runs in an environment of its own beside it. QGIS's Python is never changed.</source>
            <translation>QGIS программасынын Python’унда бир нерсе жетишпесе, китепкана анын жанындагы өз чөйрөсүндө иштейт. QGIS программасынын Python’у эч качан өзгөртүлбөйт.</translation>
        </message>
        <message>
            <source>The work stopped: {reason}</source>
            <translation>Иш токтоп калды: {reason}</translation>
        </message>
        <message>
            <source>Plan panel</source>
            <translation>План панели</translation>
        </message>
    </context>
</TS>
