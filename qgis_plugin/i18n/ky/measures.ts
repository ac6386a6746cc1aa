<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>, {missing} not found</source>
            <translation>, {missing} табылган жок</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Кийин</translation>
        </message>
        <message>
            <source>After: there is no measure {other}.</source>
            <translation>Кийин: {other} деген иш-чара жок.</translation>
        </message>
        <message>
            <source>Another source</source>
            <translation>Дагы бир булак</translation>
        </message>
        <message>
            <source>Change the chosen measure.</source>
            <translation>Тандалган иш-чараны өзгөртүү.</translation>
        </message>
        <message>
            <source>Changed by somebody else</source>
            <translation>Башка бирөө өзгөрттү</translation>
        </message>
        <message>
            <source>Changed by {name}, {time}</source>
            <translation>Өзгөрткөн: {name}, {time}</translation>
        </message>
        <message>
            <source>Changed since the last run.</source>
            <translation>Эсептөөдөн кийин өзгөрдү.</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Өзгөртүү…</translation>
        </message>
        <message>
            <source>Choose a measure, or select plots on the map.</source>
            <translation>Иш-чараны тандаңыз же картадан тилкелерди белгилеңиз.</translation>
        </message>
        <message>
            <source>Choose the section of the programme.</source>
            <translation>Программанын бөлүмүн тандаңыз.</translation>
        </message>
        <message>
            <source>Choose the year of building.</source>
            <translation>Куруу жылын тандаңыз.</translation>
        </message>
        <message>
            <source>Cost {cost}</source>
            <translation>Баасы {cost}</translation>
        </message>
        <message>
            <source>Cost, som</source>
            <translation>Баасы, сом</translation>
        </message>
        <message>
            <source>Cost, upkeep and sources by the unit cost of the plan.</source>
            <translation>Пландын бирдик наркы боюнча баасы, күтүү чыгымы жана булактары.</translation>
        </message>
        <message>
            <source>Decide later</source>
            <translation>Кийин чечүү</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Баш тартуу</translation>
        </message>
        <message>
            <source>Drawing the plots</source>
            <translation>Тилкелер чийилүүдө</translation>
        </message>
        <message>
            <source>For the plots that are selected on the map.</source>
            <translation>Картада тандалган тилкелер үчүн.</translation>
        </message>
        <message>
            <source>Give the measure a name.</source>
            <translation>Иш-чаранын атын жазыңыз.</translation>
        </message>
        <message>
            <source>Into the measures of the plan; it can be undone.</source>
            <translation>Пландын иш-чараларына; кайтарып алса болот.</translation>
        </message>
        <message>
            <source>It cannot be ready in {ready} if it is built in {year}.</source>
            <translation>{year}-жылы курулса, {ready}-жылы даяр боло албайт.</translation>
        </message>
        <message>
            <source>It has not been checked.</source>
            <translation>Текшерилген эмес.</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Меникин калтыруу</translation>
        </message>
        <message>
            <source>Leave the form; nothing is saved.</source>
            <translation>Форманы жабуу; эч нерсе сакталбайт.</translation>
        </message>
        <message>
            <source>Leave the selection of the map alone.</source>
            <translation>Бардык иш-чараны көрсөтүү; картадагы тандоо өзгөрбөйт.</translation>
        </message>
        <message>
            <source>Let the plan make it again.</source>
            <translation>План аны кайра түзсүн.</translation>
        </message>
        <message>
            <source>Made by the plan, changed by you.</source>
            <translation>План түзгөн, сиз өзгөрткөнсүз.</translation>
        </message>
        <message>
            <source>Made by the plan; a change makes it yours.</source>
            <translation>План түзгөн; өзгөртсөңүз, сиздики болот.</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Иш-чара</translation>
        </message>
        <message>
            <source>Measure {number}</source>
            <translation>{number} иш-чарасы</translation>
        </message>
        <message>
            <source>Measures: {count}, {cost}</source>
            <translation>Иш-чаралар: {count}, {cost}</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Меники</translation>
        </message>
        <message>
            <source>Asked | development budget, mln som</source>
            <translation>Суралган | өнүктүрүү бюджети, млн сом</translation>
        </message>
        <message>
            <source>My change is dropped.</source>
            <translation>Менин өзгөртүүм калтырылат.</translation>
        </message>
        <message>
            <source>My version is written over theirs.</source>
            <translation>Алардыкынын ордуна меники жазылат.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Аталышы</translation>
        </message>
        <message>
            <source>New measure</source>
            <translation>Жаңы иш-чара</translation>
        </message>
        <message>
            <source>New measure…</source>
            <translation>Жаңы…</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Эскертүү</translation>
        </message>
        <message>
            <source>Plots: {count}, {area} ha</source>
            <translation>Тилкелер: {count}, {area} га</translation>
        </message>
        <message>
            <source>Propose</source>
            <translation>Сунуштоо</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Саны</translation>
        </message>
        <message>
            <source>Reading the measures</source>
            <translation>Иш-чаралар окулууда</translation>
        </message>
        <message>
            <source>Reading the plots of {layer}</source>
            <translation>{layer} катмарынын тилкелери окулууда</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Кайталоо</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Кайтаруу</translation>
        </message>
        <message>
            <source>Run the plan</source>
            <translation>Планды эсептөө</translation>
        </message>
        <message>
            <source>Saving a measure</source>
            <translation>Иш-чара сакталууда</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Сакталууда…</translation>
        </message>
        <message>
            <source>Say who pays: write an amount beside a source.</source>
            <translation>Ким төлөрүн көрсөтүңүз: булактын жанына сумманы жазыңыз.</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Бөлүм</translation>
        </message>
        <message>
            <source>Selected plots: {plots}. Measures: {count}, {cost}</source>
            <translation>Тандалган тилкелер: {plots}. Иш-чаралар: {count}, {cost}</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Баарын көрсөтүү</translation>
        </message>
        <message>
            <source>Show the plots of the chosen measure.</source>
            <translation>Тандалган иш-чаранын тилкелерин көрсөтүү.</translation>
        </message>
        <message>
            <source>So that the forecast follows the measures.</source>
            <translation>Болжол иш-чараларга ылайык болушу үчүн.</translation>
        </message>
        <message>
            <source>Somebody else is saving in {path} at this moment; try again.</source>
            <translation>{path} файлына азыр башка бирөө сактап жатат; кайра аракет кылыңыз.</translation>
        </message>
        <message>
            <source>Sources, som</source>
            <translation>Булактар, сом</translation>
        </message>
        <message>
            <source>Sources: {sources}</source>
            <translation>Булактар: {sources}</translation>
        </message>
        <message>
            <source>Take the measure out of the plan; it can be undone.</source>
            <translation>Иш-чараны пландан чыгаруу; кайтарып алса болот.</translation>
        </message>
        <message>
            <source>Take the selection</source>
            <translation>Тандалгандарды алуу</translation>
        </message>
        <message>
            <source>Take theirs</source>
            <translation>Алардыкын алуу</translation>
        </message>
        <message>
            <source>The cost must lie between the least and the most.</source>
            <translation>Баасы эң төмөнкү менен эң жогоркунун ортосунда болушу керек.</translation>
        </message>
        <message>
            <source>The file stays as it is.</source>
            <translation>Файл ошол бойдон калат.</translation>
        </message>
        <message>
            <source>The least that it may cost</source>
            <translation>Эң төмөнкү баасы</translation>
        </message>
        <message>
            <source>The most that it may cost</source>
            <translation>Эң жогорку баасы</translation>
        </message>
        <message>
            <source>The numbers of the measures that must come first</source>
            <translation>Алдын ала аткарылышы керек болгон иш-чаралардын номерлери</translation>
        </message>
        <message>
            <source>The plan has not been run yet.</source>
            <translation>План эсептеле элек.</translation>
        </message>
        <message>
            <source>The plan makes it no more; it can be undone.</source>
            <translation>План аны мындан ары түзбөйт; кайтарып алса болот.</translation>
        </message>
        <message>
            <source>The plots that are selected on the map now.</source>
            <translation>Азыр картада тандалган тилкелер.</translation>
        </message>
        <message>
            <source>The source {source} is not known.</source>
            <translation>{source} деген булак белгисиз.</translation>
        </message>
        <message>
            <source>The sources give {paid} of {cost} som: they differ by {difference}.</source>
            <translation>Булактар {cost} сомдун {paid} сомун берет: айырмасы {difference}.</translation>
        </message>
        <message>
            <source>The year of building</source>
            <translation>Куруу жылы</translation>
        </message>
        <message>
            <source>The year of commissioning</source>
            <translation>Ишке киргизүү жылы</translation>
        </message>
        <message>
            <source>The year of commissioning; upkeep begins in the next one</source>
            <translation>Ишке киргизүү жылы; күтүү чыгымы кийинки жылдан башталат</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>Алардыкы</translation>
        </message>
        <message>
            <source>There is no room left for {path}; nothing was saved.</source>
            <translation>{path} үчүн орун калган жок; эч нерсе сакталган жок.</translation>
        </message>
        <message>
            <source>Upkeep a year, som</source>
            <translation>Жылдык күтүү, сом</translation>
        </message>
        <message>
            <source>Upkeep, mln</source>
            <translation>Күтүү, млн</translation>
        </message>
        <message>
            <source>Write the quantity first.</source>
            <translation>Адегенде санын жазыңыз.</translation>
        </message>
        <message>
            <source>Write what it costs.</source>
            <translation>Баасын жазыңыз.</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Жыл</translation>
        </message>
        <message>
            <source>Years</source>
            <translation>Жылдар</translation>
        </message>
        <message>
            <source>Years: {years}; upkeep {upkeep} a year</source>
            <translation>Жылдар: {years}; күтүү чыгымы жылына {upkeep}</translation>
        </message>
        <message>
            <source>Zoom to it</source>
            <translation>Картадан көрүү</translation>
        </message>
        <message>
            <source>all years</source>
            <translation>бардыгы</translation>
        </message>
        <message>
            <source>another one</source>
            <translation>башка</translation>
        </message>
        <message>
            <source>besides {amount} from outside the budget</source>
            <translation>мындан тышкары бюджеттен сырткары {amount}</translation>
        </message>
        <message>
            <source>change {measure}</source>
            <translation>{measure} өзгөртүү</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>өзгөртүлгөн</translation>
        </message>
        <message>
            <source>decline {measure}</source>
            <translation>{measure} баш тартуу</translation>
        </message>
        <message>
            <source>declined</source>
            <translation>баш тартылган</translation>
        </message>
        <message>
            <source>development budget: {amount}</source>
            <translation>өнүктүрүү бюджети: {amount}</translation>
        </message>
        <message>
            <source>every source is found, and the upkeep can be paid.</source>
            <translation>бардык булак табылды, күтүү чыгымы да төлөнөт.</translation>
        </message>
        <message>
            <source>from – to, som</source>
            <translation>баа аралыгы, сом</translation>
        </message>
        <message>
            <source>funded</source>
            <translation>каржыланган</translation>
        </message>
        <message>
            <source>in the plan</source>
            <translation>планда</translation>
        </message>
        <message>
            <source>run the plan to see what can be paid.</source>
            <translation>эмнеге акча жетерин көрүү үчүн планды эсептеңиз.</translation>
        </message>
        <message>
            <source>mln som</source>
            <translation>млн сом</translation>
        </message>
        <message>
            <source>new measure</source>
            <translation>жаңы иш-чара</translation>
        </message>
        <message>
            <source>no money is found for it.</source>
            <translation>ага акча табылган жок.</translation>
        </message>
        <message>
            <source>not checked</source>
            <translation>текшерилген эмес</translation>
        </message>
        <message>
            <source>over budget</source>
            <translation>бюджеттен ашык</translation>
        </message>
        <message>
            <source>over budget by {amount}</source>
            <translation>бюджеттен {amount} ашык</translation>
        </message>
        <message>
            <source>plots</source>
            <translation>тилке</translation>
        </message>
        <message>
            <source>remove {measure}</source>
            <translation>{measure} өчүрүү</translation>
        </message>
        <message>
            <source>removed</source>
            <translation>өчүрүлгөн</translation>
        </message>
        <message>
            <source>restore {measure}</source>
            <translation>{measure} калыбына келтирүү</translation>
        </message>
        <message>
            <source>som</source>
            <translation>сом</translation>
        </message>
        <message>
            <source>the forecast does not reach this year</source>
            <translation>болжол бул жылды камтыбайт</translation>
        </message>
        <message>
            <source>the plan has no forecast of the budget to check it against.</source>
            <translation>планда аны текшере турган бюджет болжолу жок.</translation>
        </message>
        <message>
            <source>the plan would make it, and it is not wanted.</source>
            <translation>план аны түзмөк, бирок ал керек эмес.</translation>
        </message>
        <message>
            <source>the years' money covers a part of it, or not its upkeep.</source>
            <translation>жылдардын акчасы анын бир бөлүгүнө гана жетет же күтүү чыгымына жетпейт.</translation>
        </message>
        <message>
            <source>unfunded</source>
            <translation>акчасы жок</translation>
        </message>
        <message>
            <source>upkeep {upkeep} a year</source>
            <translation>күтүү чыгымы жылына {upkeep}</translation>
        </message>
        <message>
            <source>{amount} mln som</source>
            <translation>{amount} млн сом</translation>
        </message>
        <message>
            <source>{amount} som</source>
            <translation>{amount} сом</translation>
        </message>
        <message>
            <source>{amount} som per unit ({unit}). {source}.</source>
            <translation>Бирдигине {amount} сом ({unit}). {source}.</translation>
        </message>
        <message>
            <source>{asked} of {there}</source>
            <translation>{asked} / {there}</translation>
        </message>
        <message>
            <source>{count} of its plots are not in {layer}.</source>
            <translation>Анын {count} тилкеси {layer} катмарында жок.</translation>
        </message>
        <message>
            <source>{count}, {area} ha</source>
            <translation>{count}, {area} га</translation>
        </message>
        <message>
            <source>{field}: {value} is no amount; write a number from 0 on.</source>
            <translation>{field}: {value} сумма эмес; 0дөн кем эмес сан жазыңыз.</translation>
        </message>
        <message>
            <source>{field}: “{value}” is no number.</source>
            <translation>{field}: «{value}» сан эмес.</translation>
        </message>
        <message>
            <source>{measure} was changed by {name}, {time}; nothing was saved.</source>
            <translation>{measure} иш-чарасын {name} өзгөрткөн, {time}; эч нерсе сакталган жок.</translation>
        </message>
        <message>
            <source>{measure} was removed by {name}, {time}; nothing was saved.</source>
            <translation>{measure} иш-чарасын {name} өчүргөн, {time}; эч нерсе сакталган жок.</translation>
        </message>
        <message>
            <source>{path} cannot be used; nothing was saved. Is the drive connected?</source>
            <translation>{path} колдонууга мүмкүн эмес; эч нерсе сакталган жок. Диск туташканбы?</translation>
        </message>
        <message>
            <source>{path} is no file of measures, or it is damaged; nothing was saved.</source>
            <translation>{path} иш-чаралардын файлы эмес же бузулган; эч нерсе сакталган жок.</translation>
        </message>
        <message>
            <source>{path} is not there any more: put it back, or name another one in the plan.</source>
            <translation>{path} файлы жок болуп калды: аны ордуна коюңуз же планда башкасын атаңыз.</translation>
        </message>
        <message>
            <source>{path} may only be read; nothing was saved. Ask for the right to write it.</source>
            <translation>{path} окууга гана ачык; эч нерсе сакталган жок. Жазуу укугун сураңыз.</translation>
        </message>
        <message>
            <source>{year} is no year of the plan: choose one from {first} to {last}.</source>
            <translation>{year}-жыл пландын жылы эмес: {first}–{last} аралыгынан тандаңыз.</translation>
        </message>
        <message>
            <source>{year}: {asked} asked of the budget, {upkeep} of upkeep</source>
            <translation>{year}: бюджеттен {asked} суралат, күтүү чыгымы {upkeep}</translation>
        </message>
        <message>
            <source>another program</source>
            <translation>башка программа</translation>
        </message>
        <message>
            <source>at an unknown time</source>
            <translation>убактысы белгисиз</translation>
        </message>
        <message>
            <source>Land plots</source>
            <translation>Тилкелер</translation>
        </message>
    </context>
</TS>
