<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>, {missing} not found</source>
            <translation>, {missing} не найдено</translation>
        </message>
        <message>
            <source>After</source>
            <translation>После</translation>
        </message>
        <message>
            <source>After: there is no measure {other}.</source>
            <translation>После: мероприятия {other} нет.</translation>
        </message>
        <message>
            <source>Another source</source>
            <translation>Ещё источник</translation>
        </message>
        <message>
            <source>Change the chosen measure.</source>
            <translation>Изменить выбранное мероприятие.</translation>
        </message>
        <message>
            <source>Changed by somebody else</source>
            <translation>Изменил кто-то другой</translation>
        </message>
        <message>
            <source>Changed by {name}, {time}</source>
            <translation>Изменил(а) {name}, {time}</translation>
        </message>
        <message>
            <source>Changed since the last run.</source>
            <translation>Изменено после расчёта.</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Изменить…</translation>
        </message>
        <message>
            <source>Choose a measure, or select plots on the map.</source>
            <translation>Выберите мероприятие или выделите участки на карте.</translation>
        </message>
        <message>
            <source>Choose the section of the programme.</source>
            <translation>Выберите раздел программы.</translation>
        </message>
        <message>
            <source>Choose the year of building.</source>
            <translation>Выберите год строительства.</translation>
        </message>
        <message>
            <source>Cost {cost}</source>
            <translation>Стоимость {cost}</translation>
        </message>
        <message>
            <source>Cost, som</source>
            <translation>Стоимость, сом</translation>
        </message>
        <message>
            <source>Cost, upkeep and sources by the unit cost of the plan.</source>
            <translation>Стоимость, содержание и источники по удельной стоимости плана.</translation>
        </message>
        <message>
            <source>Decide later</source>
            <translation>Решить позже</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Отклонить</translation>
        </message>
        <message>
            <source>Drawing the plots</source>
            <translation>Рисуются участки</translation>
        </message>
        <message>
            <source>For the plots that are selected on the map.</source>
            <translation>Для участков, выделенных на карте.</translation>
        </message>
        <message>
            <source>Give the measure a name.</source>
            <translation>Дайте мероприятию название.</translation>
        </message>
        <message>
            <source>Into the measures of the plan; it can be undone.</source>
            <translation>В мероприятия плана; это можно отменить.</translation>
        </message>
        <message>
            <source>It cannot be ready in {ready} if it is built in {year}.</source>
            <translation>Нельзя ввести в {ready} году то, что строится в {year}.</translation>
        </message>
        <message>
            <source>It has not been checked.</source>
            <translation>Не проверено.</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Оставить моё</translation>
        </message>
        <message>
            <source>Leave the form; nothing is saved.</source>
            <translation>Закрыть форму; ничего не сохраняется.</translation>
        </message>
        <message>
            <source>Leave the selection of the map alone.</source>
            <translation>Показать все мероприятия; выделение на карте не меняется.</translation>
        </message>
        <message>
            <source>Let the plan make it again.</source>
            <translation>Пусть план снова составит его.</translation>
        </message>
        <message>
            <source>Made by the plan, changed by you.</source>
            <translation>Составлено планом, изменено вами.</translation>
        </message>
        <message>
            <source>Made by the plan; a change makes it yours.</source>
            <translation>Составлено планом; после изменения станет вашим.</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Мероприятие</translation>
        </message>
        <message>
            <source>Measure {number}</source>
            <translation>Мероприятие {number}</translation>
        </message>
        <message>
            <source>Measures: {count}, {cost}</source>
            <translation>Мероприятия: {count}, {cost}</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>Моё</translation>
        </message>
        <message>
            <source>Asked | development budget, mln som</source>
            <translation>Запрошено | бюджет развития, млн сом</translation>
        </message>
        <message>
            <source>My change is dropped.</source>
            <translation>Моё изменение отбрасывается.</translation>
        </message>
        <message>
            <source>My version is written over theirs.</source>
            <translation>Моя версия записывается поверх чужой.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Название</translation>
        </message>
        <message>
            <source>New measure</source>
            <translation>Новое мероприятие</translation>
        </message>
        <message>
            <source>New measure…</source>
            <translation>Новое…</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Примечание</translation>
        </message>
        <message>
            <source>Plots: {count}, {area} ha</source>
            <translation>Участки: {count}, {area} га</translation>
        </message>
        <message>
            <source>Propose</source>
            <translation>Предложить</translation>
        </message>
        <message>
            <source>Quantity</source>
            <translation>Количество</translation>
        </message>
        <message>
            <source>Reading the measures</source>
            <translation>Читаются мероприятия</translation>
        </message>
        <message>
            <source>Reading the plots of {layer}</source>
            <translation>Читаются участки слоя {layer}</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Вернуть</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Восстановить</translation>
        </message>
        <message>
            <source>Run the plan</source>
            <translation>Рассчитать план</translation>
        </message>
        <message>
            <source>Saving a measure</source>
            <translation>Сохраняется мероприятие</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Сохранение…</translation>
        </message>
        <message>
            <source>Say who pays: write an amount beside a source.</source>
            <translation>Укажите, кто платит: напишите сумму рядом с источником.</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Раздел</translation>
        </message>
        <message>
            <source>Selected plots: {plots}. Measures: {count}, {cost}</source>
            <translation>Выделено участков: {plots}. Мероприятия: {count}, {cost}</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Показать все</translation>
        </message>
        <message>
            <source>Show the plots of the chosen measure.</source>
            <translation>Показать участки выбранного мероприятия.</translation>
        </message>
        <message>
            <source>So that the forecast follows the measures.</source>
            <translation>Чтобы прогноз следовал за мероприятиями.</translation>
        </message>
        <message>
            <source>Somebody else is saving in {path} at this moment; try again.</source>
            <translation>В {path} сейчас сохраняет кто-то другой; повторите действие.</translation>
        </message>
        <message>
            <source>Sources, som</source>
            <translation>Источники, сом</translation>
        </message>
        <message>
            <source>Sources: {sources}</source>
            <translation>Источники: {sources}</translation>
        </message>
        <message>
            <source>Take the measure out of the plan; it can be undone.</source>
            <translation>Убрать мероприятие из плана; это можно отменить.</translation>
        </message>
        <message>
            <source>Take the selection</source>
            <translation>Взять выделенные</translation>
        </message>
        <message>
            <source>Take theirs</source>
            <translation>Взять чужое</translation>
        </message>
        <message>
            <source>The cost must lie between the least and the most.</source>
            <translation>Стоимость должна лежать между наименьшей и наибольшей.</translation>
        </message>
        <message>
            <source>The file stays as it is.</source>
            <translation>Файл остаётся как есть.</translation>
        </message>
        <message>
            <source>The least that it may cost</source>
            <translation>Наименьшая стоимость</translation>
        </message>
        <message>
            <source>The most that it may cost</source>
            <translation>Наибольшая стоимость</translation>
        </message>
        <message>
            <source>The numbers of the measures that must come first</source>
            <translation>Номера мероприятий, которые должны быть выполнены раньше</translation>
        </message>
        <message>
            <source>The plan has not been run yet.</source>
            <translation>План ещё не рассчитан.</translation>
        </message>
        <message>
            <source>The plan makes it no more; it can be undone.</source>
            <translation>План больше не составляет его; это можно отменить.</translation>
        </message>
        <message>
            <source>The plots that are selected on the map now.</source>
            <translation>Участки, выделенные сейчас на карте.</translation>
        </message>
        <message>
            <source>The source {source} is not known.</source>
            <translation>Источник {source} неизвестен.</translation>
        </message>
        <message>
            <source>The sources give {paid} of {cost} som: they differ by {difference}.</source>
            <translation>Источники дают {paid} из {cost} сомов: разница {difference}.</translation>
        </message>
        <message>
            <source>The year of building</source>
            <translation>Год строительства</translation>
        </message>
        <message>
            <source>The year of commissioning</source>
            <translation>Год ввода</translation>
        </message>
        <message>
            <source>The year of commissioning; upkeep begins in the next one</source>
            <translation>Год ввода; содержание начинается со следующего</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>Чужое</translation>
        </message>
        <message>
            <source>There is no room left for {path}; nothing was saved.</source>
            <translation>Для {path} не осталось места; ничего не сохранено.</translation>
        </message>
        <message>
            <source>Upkeep a year, som</source>
            <translation>Содержание/год, сом</translation>
        </message>
        <message>
            <source>Upkeep, mln</source>
            <translation>Содержание, млн</translation>
        </message>
        <message>
            <source>Write the quantity first.</source>
            <translation>Сначала напишите количество.</translation>
        </message>
        <message>
            <source>Write what it costs.</source>
            <translation>Напишите стоимость.</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Год</translation>
        </message>
        <message>
            <source>Years</source>
            <translation>Годы</translation>
        </message>
        <message>
            <source>Years: {years}; upkeep {upkeep} a year</source>
            <translation>Годы: {years}; содержание {upkeep} в год</translation>
        </message>
        <message>
            <source>Zoom to it</source>
            <translation>На карте</translation>
        </message>
        <message>
            <source>all years</source>
            <translation>все годы</translation>
        </message>
        <message>
            <source>another one</source>
            <translation>другое</translation>
        </message>
        <message>
            <source>besides {amount} from outside the budget</source>
            <translation>кроме того, вне бюджета {amount}</translation>
        </message>
        <message>
            <source>change {measure}</source>
            <translation>изменение {measure}</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>изменено</translation>
        </message>
        <message>
            <source>decline {measure}</source>
            <translation>отклонение {measure}</translation>
        </message>
        <message>
            <source>declined</source>
            <translation>отклонено</translation>
        </message>
        <message>
            <source>development budget: {amount}</source>
            <translation>бюджет развития: {amount}</translation>
        </message>
        <message>
            <source>every source is found, and the upkeep can be paid.</source>
            <translation>все источники найдены, содержание можно оплатить.</translation>
        </message>
        <message>
            <source>from – to, som</source>
            <translation>от – до, сом</translation>
        </message>
        <message>
            <source>funded</source>
            <translation>обеспечено</translation>
        </message>
        <message>
            <source>in the plan</source>
            <translation>в плане</translation>
        </message>
        <message>
            <source>run the plan to see what can be paid.</source>
            <translation>рассчитайте план, чтобы увидеть, на что хватит денег.</translation>
        </message>
        <message>
            <source>mln som</source>
            <translation>млн сомов</translation>
        </message>
        <message>
            <source>new measure</source>
            <translation>новое мероприятие</translation>
        </message>
        <message>
            <source>no money is found for it.</source>
            <translation>на него денег не найдено.</translation>
        </message>
        <message>
            <source>not checked</source>
            <translation>не проверено</translation>
        </message>
        <message>
            <source>over budget</source>
            <translation>сверх бюджета</translation>
        </message>
        <message>
            <source>over budget by {amount}</source>
            <translation>сверх бюджета на {amount}</translation>
        </message>
        <message>
            <source>plots</source>
            <translation>участки</translation>
        </message>
        <message>
            <source>remove {measure}</source>
            <translation>удаление {measure}</translation>
        </message>
        <message>
            <source>removed</source>
            <translation>удалено</translation>
        </message>
        <message>
            <source>restore {measure}</source>
            <translation>восстановление {measure}</translation>
        </message>
        <message>
            <source>som</source>
            <translation>сомы</translation>
        </message>
        <message>
            <source>the forecast does not reach this year</source>
            <translation>прогноз не охватывает этот год</translation>
        </message>
        <message>
            <source>the plan has no forecast of the budget to check it against.</source>
            <translation>в плане нет прогноза бюджета, по которому его проверить.</translation>
        </message>
        <message>
            <source>the plan would make it, and it is not wanted.</source>
            <translation>план составил бы его, но оно не нужно.</translation>
        </message>
        <message>
            <source>the years' money covers a part of it, or not its upkeep.</source>
            <translation>денег этих лет хватает на часть или не хватает на содержание.</translation>
        </message>
        <message>
            <source>unfunded</source>
            <translation>без денег</translation>
        </message>
        <message>
            <source>upkeep {upkeep} a year</source>
            <translation>содержание {upkeep} в год</translation>
        </message>
        <message>
            <source>{amount} mln som</source>
            <translation>{amount} млн сомов</translation>
        </message>
        <message>
            <source>{amount} som</source>
            <translation>{amount} сомов</translation>
        </message>
        <message>
            <source>{amount} som per unit ({unit}). {source}.</source>
            <translation>{amount} сомов за единицу ({unit}). {source}.</translation>
        </message>
        <message>
            <source>{asked} of {there}</source>
            <translation>{asked} из {there}</translation>
        </message>
        <message>
            <source>{count} of its plots are not in {layer}.</source>
            <translation>Участков, которых нет в слое {layer}: {count}.</translation>
        </message>
        <message>
            <source>{count}, {area} ha</source>
            <translation>{count}, {area} га</translation>
        </message>
        <message>
            <source>{field}: {value} is no amount; write a number from 0 on.</source>
            <translation>{field}: {value} – не сумма; напишите число не меньше 0.</translation>
        </message>
        <message>
            <source>{field}: “{value}” is no number.</source>
            <translation>{field}: «{value}» – не число.</translation>
        </message>
        <message>
            <source>{measure} was changed by {name}, {time}; nothing was saved.</source>
            <translation>{measure} изменил(а) {name}, {time}; ничего не сохранено.</translation>
        </message>
        <message>
            <source>{measure} was removed by {name}, {time}; nothing was saved.</source>
            <translation>{measure} удалил(а) {name}, {time}; ничего не сохранено.</translation>
        </message>
        <message>
            <source>{path} cannot be used; nothing was saved. Is the drive connected?</source>
            <translation>{path} недоступен; ничего не сохранено. Подключён ли диск?</translation>
        </message>
        <message>
            <source>{path} is no file of measures, or it is damaged; nothing was saved.</source>
            <translation>{path} – не файл мероприятий или повреждён; ничего не сохранено.</translation>
        </message>
        <message>
            <source>{path} is not there any more: put it back, or name another one in the plan.</source>
            <translation>{path} больше нет на месте: верните его или назовите в плане другой.</translation>
        </message>
        <message>
            <source>{path} may only be read; nothing was saved. Ask for the right to write it.</source>
            <translation>{path} открыт только для чтения; ничего не сохранено. Попросите право записи.</translation>
        </message>
        <message>
            <source>{year} is no year of the plan: choose one from {first} to {last}.</source>
            <translation>{year} – не год плана: выберите от {first} до {last}.</translation>
        </message>
        <message>
            <source>{year}: {asked} asked of the budget, {upkeep} of upkeep</source>
            <translation>{year}: запрошено из бюджета {asked}, содержание {upkeep}</translation>
        </message>
        <message>
            <source>another program</source>
            <translation>другая программа</translation>
        </message>
        <message>
            <source>at an unknown time</source>
            <translation>время неизвестно</translation>
        </message>
        <message>
            <source>Land plots</source>
            <translation>Участки</translation>
        </message>
    </context>
</TS>
