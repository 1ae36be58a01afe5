"""Build hook: compiles the sandbox's C programs into the wheel where there is a C compiler.

With them the wheel is for one platform; without them the wheel is pure, and the first use compiles
them.
"""

import importlib
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProgramsHook(BuildHookInterface[Any]):
    """Adds the compiled programs, such as `sandbox/zygote-*`, to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the programs and say what the wheel is for.

        Args:
            version: "standard" or "editable"; an editable install compiles on first use.
            build_data: What the wheel is made of; changed.
        """
        if version == "editable":
            return
        sys.path.insert(0, self.root)  # the project is not installed while it is built
        try:
            binary = importlib.import_module("sandbox.binary")
            errors = importlib.import_module("sandbox.errors")
        finally:
            sys.path.remove(self.root)
        made = {}
        for source in binary.SOURCES:
            compiled = self._scratch / binary.packaged_name(source)
            try:
                binary.compile_program(source, compiled)
            except errors.SandboxUnavailable as error:
                self.app.display_warning(f"wheel without compiled programs: {error}")
                return
            made[str(compiled)] = f"sandbox/{compiled.name}"
        build_data["force_include"].update(made)
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform_tag()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what `initialize` made.

        Args:
            version: As there.
            build_data: As there.
            artifact_path: The finished wheel.
        """
        del version, build_data, artifact_path
        shutil.rmtree(self._scratch, ignore_errors=True)

    @property
    def _scratch(self) -> Path:
        return Path(self.directory) / ".programs"


def platform_tag() -> str:
    """Return the wheel tag of this platform, such as "linux_x86_64"."""
    return sysconfig.get_platform().replace("-", "_").replace(".", "_")
