<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Draw a site</source>
            <translation>Тилкени чийүү</translation>
        </message>
        <message>
            <source>Click the corners on the map; a right click ends the outline, Esc drops it.</source>
            <translation>Картадан бурчтарын басыңыз; оң баскыч контурду бүтүрөт, Esc аны жокко чыгарат.</translation>
        </message>
        <message>
            <source>From the selection</source>
            <translation>Тандалгандардан</translation>
        </message>
        <message>
            <source>The site is the selected parcels of the layer.</source>
            <translation>Тилке – катмарда тандалган жер тилкелери.</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Тазалоо</translation>
        </message>
        <message>
            <source>Take the outline off the map.</source>
            <translation>Контурду картадан алып салуу.</translation>
        </message>
        <message>
            <source>Draw the site on the map, or select its parcels.</source>
            <translation>Тилкени картага чийиңиз же анын жер тилкелерин тандаңыз.</translation>
        </message>
        <message>
            <source>ha</source>
            <translation>га</translation>
        </message>
        <message>
            <source>Category and kind</source>
            <translation>Түрү жана категориясы</translation>
        </message>
        <message>
            <source>Name of the site, for the plan</source>
            <translation>Тилкенин аталышы, план үчүн</translation>
        </message>
        <message>
            <source>Case sheet…</source>
            <translation>Иш барагы…</translation>
        </message>
        <message>
            <source>Case sheet</source>
            <translation>Иш барагы</translation>
        </message>
        <message>
            <source>The verdict with a map, the rules and the balance, to print.</source>
            <translation>Корутунду картасы, эрежелери жана балансы менен, басып чыгаруу үчүн.</translation>
        </message>
        <message>
            <source>Keep in the plan</source>
            <translation>Планга киргизүү</translation>
        </message>
        <message>
            <source>Put the site among the cases of the open plan; the next run counts it in.</source>
            <translation>Тилкени ачык пландын иштерине кошуу; кийинки эсептөө аны эске алат.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Артка кайтаруу</translation>
        </message>
        <message>
            <source>Take the case that was kept last out of the plan.</source>
            <translation>Акыркы киргизилген ишти пландан чыгаруу.</translation>
        </message>
        <message>
            <source>Law of the day</source>
            <translation>Мыйзам күнү</translation>
        </message>
        <message>
            <source>Choose a rule to see which part of the site it concerns.</source>
            <translation>Тилкенин кайсы бөлүгүнө тиешелүү экенин көрүү үчүн эрежени тандаңыз.</translation>
        </message>
        <message>
            <source>The text of this rule has not been compared with the law in force.</source>
            <translation>Бул эреженин тексти колдонуудагы мыйзам менен салыштырылган эмес.</translation>
        </message>
        <message>
            <source>met</source>
            <translation>сакталган</translation>
        </message>
        <message>
            <source>needed</source>
            <translation>керек</translation>
        </message>
        <message>
            <source>in the way</source>
            <translation>тоскоол</translation>
        </message>
        <message>
            <source>An outline needs three corners or more.</source>
            <translation>Контурга үч же андан көп бурч керек.</translation>
        </message>
        <message>
            <source>The outline crosses itself; draw it anew.</source>
            <translation>Контур өзүн өзү кесип өтөт; аны кайра чийиңиз.</translation>
        </message>
        <message>
            <source>The outline lies outside the parcels.</source>
            <translation>Контур жер тилкелеринен тышкары жатат.</translation>
        </message>
        <message>
            <source>Select the parcels of the site in {layer} first.</source>
            <translation>Адегенде {layer} катмарынан тилкенин жерлерин тандаңыз.</translation>
        </message>
        <message>
            <source>{layer} has no field parcel_id; draw the site instead.</source>
            <translation>{layer} катмарында parcel_id талаасы жок; тилкени чийиңиз.</translation>
        </message>
        <message>
            <source>Looking at the law…</source>
            <translation>Мыйзам каралууда…</translation>
        </message>
        <message>
            <source>Pre-check of a site</source>
            <translation>Тилкени алдын ала текшерүү</translation>
        </message>
        <message>
            <source>The pre-check has been worked out; notes are in the log.</source>
            <translation>Алдын ала текшерүү бүттү; эскертүүлөр журналда.</translation>
        </message>
        <message>
            <source>Writing the case sheet…</source>
            <translation>Иш барагы жазылууда…</translation>
        </message>
        <message>
            <source>Cases of the plan</source>
            <translation>Пландын иштери</translation>
        </message>
        <message>
            <source>The site is case {case} of the plan; run the plan to count it in.</source>
            <translation>Тилке – пландын {case} иши; эске алынышы үчүн планды эсептеңиз.</translation>
        </message>
        <message>
            <source>Case {case} is out of the plan.</source>
            <translation>{case} иши пландан чыгарылды.</translation>
        </message>
        <message>
            <source>Open a plan on the page “Plan” first.</source>
            <translation>Адегенде «План» барагынан планды ачыңыз.</translation>
        </message>
        <message>
            <source>Site: {area} ha</source>
            <translation>Тилке: {area} га</translation>
        </message>
        <message>
            <source>Compensation of lost production: {sum} som</source>
            <translation>Жоготулган өндүрүштүн ордун толтуруу: {sum} сом</translation>
        </message>
        <message>
            <source>Under no parcel: {area} ha</source>
            <translation>Эч бир жер тилкесине кирбейт: {area} га</translation>
        </message>
        <message>
            <source>Transformation</source>
            <translation>Трансформация</translation>
        </message>
    </context>
</TS>
