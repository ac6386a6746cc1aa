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
    </context>
</TS>
