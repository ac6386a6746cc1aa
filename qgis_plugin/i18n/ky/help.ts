<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ky" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Guide</source>
            <translation>Колдонмо</translation>
        </message>
        <message>
            <source>What this page is for: opens the guide</source>
            <translation>Бул барак эмне үчүн: колдонмону ачат</translation>
        </message>
        <message>
            <source>The guide is not in this folder of the plugin; install the plugin from its zip.</source>
            <translation>Модулдун бул папкасында колдонмо жок; модулду ZIP файлынан орнотуңуз.</translation>
        </message>
        <message>
            <source>No program here opens the guide. It lies in {path}</source>
            <translation>Колдонмону ача турган программа табылган жок. Ал бул жерде: {path}</translation>
        </message>
    </context>
</TS>
