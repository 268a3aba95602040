# SPDX-License-Identifier: MIT
"""A program of GTK, one of Qt, and what they open in the file system."""
from application import Application

TEXT = (
    "/etc/fonts",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    "/usr/lib/locale/C.utf8",
    "/usr/share/X11/locale/locale.*",
    "/usr/share/X11/locale/compose.dir",
    "/usr/share/X11/locale/C",
    "/usr/share/X11/locale/en_US.UTF-8",
)
GTK_DATA = (
    "/usr/share/glib-2.0/schemas/gschemas.compiled",
    "/usr/share/mime/mime.cache",
    "/usr/lib/*/gdk-pixbuf-2.0/2.10.0/loaders.cache",
    "/usr/share/icons/hicolor/index.theme",
    "/usr/share/icons/Adwaita/index.theme",
    *TEXT,
)
GTK3_DEMO = Application(
    program="/usr/bin/gtk3-demo",
    package="gtk-3-examples",
    plugins=("/usr/lib/*/gtk-3.0/3.0.0/immodules/im-wayland.so",),
    data=("/usr/lib/*/gtk-3.0/3.0.0/immodules.cache", *GTK_DATA),
)
QT5_EDITOR = Application(
    program="/usr/lib/*/qt5/examples/widgets/mainwindows/application/application",
    package="qtbase5-examples (and qtwayland5)",
    plugins=(
        "/usr/lib/*/qt5/plugins/platforms/libqwayland-generic.so",
        "/usr/lib/*/qt5/plugins/wayland-shell-integration/libxdg-shell.so",
        "/usr/lib/*/qt5/plugins/wayland-decoration-client/libbradient.so",
    ),
    data=TEXT,
)
