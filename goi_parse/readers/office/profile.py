"""The settings under which LibreOffice reads strangers' documents: no macro, no link followed, no network."""

__all__ = ["SETTINGS"]

_NOBODY = "127.0.0.1", "9"
"""A proxy where nobody listens: whatever would be fetched is not."""

_VALUES = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(
        ("Inet/Settings", f"ooInet{kind}Proxy{what}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for what, value in zip(("Name", "Port"), _NOBODY, strict=True)
    ),
)


def _item(component: str, name: str, value: str) -> str:
    return (
        f'<item oor:path="/org.openoffice.{component}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
    )


SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + "".join(_item(*value) for value in _VALUES)
    + "</oor:items>\n"
)
"""``registrymodifications.xcu`` of a new profile."""
