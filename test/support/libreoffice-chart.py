# A document as somebody edits it in LibreOffice: one figure of the data of a chart is another one, and it is saved as .docx.
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

soffice, profile, source, target, series, figure = sys.argv[1:]
pipe = "nianbao" + str(time.time_ns())
office = subprocess.Popen(
    [soffice, "-env:UserInstallation=" + profile, "--headless", "--norestore", "--accept=pipe,name=" + pipe + ";urp;"]
)


def named(name, value):
    one = PropertyValue()
    one.Name = name
    one.Value = value
    return one


local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
desktop = None
while desktop is None and office.poll() is None:
    try:
        context = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    except NoConnectException:
        time.sleep(0.2)
document = desktop.loadComponentFromURL(source, "_blank", 0, (named("Hidden", True),))
changed = 0
for name in document.EmbeddedObjects.ElementNames:
    frame = document.EmbeddedObjects.getByName(name).EmbeddedObject
    frame.changeState(1)
    data = frame.Component.Data
    rows = [list(row) for row in data.Data]
    if series not in data.ColumnDescriptions + data.RowDescriptions:
        continue
    rows[0][0] = float(figure)
    data.setData(tuple(tuple(row) for row in rows))
    frame.Component.setModified(True)
    changed += 1
document.setModified(True)
document.storeToURL(target, (named("FilterName", "MS Word 2007 XML"),))
document.close(True)
try:
    desktop.terminate()
finally:
    office.wait(60)
print(changed)
