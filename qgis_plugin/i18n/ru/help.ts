<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>@default</name>
        <message>
            <source>Guide</source>
            <translation>Руководство</translation>
        </message>
        <message>
            <source>What this page is for: opens the guide</source>
            <translation>Для чего эта страница: откроет руководство</translation>
        </message>
        <message>
            <source>The guide is not in this folder of the plugin; install the plugin from its zip.</source>
            <translation>В этой папке модуля нет руководства; установите модуль из файла ZIP.</translation>
        </message>
        <message>
            <source>No program here opens the guide. It lies in {path}</source>
            <translation>Здесь нет программы, которая открыла бы руководство. Оно лежит здесь: {path}</translation>
        </message>
    </context>
</TS>
