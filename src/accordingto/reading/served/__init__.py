"""The reader ``served``: a language model behind any server that speaks OpenAI's chat completions."""

from typing import TYPE_CHECKING

from accordingto.errors import UnusableReader
from accordingto.settings import Settings

if TYPE_CHECKING:
    from accordingto.reading.readers import Reader


def reader(settings: Settings) -> "Reader":
    """The reader with its server, cache and purse; raises UnusableReader where a setting or an installed part is missing."""
    try:
        import httpx  # noqa: F401
        import jsonschema  # noqa: F401
        import platformdirs  # noqa: F401
    except ImportError as missing:
        raise UnusableReader(f"the reader 'served' needs {missing.name}: pip install 'accordingto[served]'") from missing
    from accordingto.reading.served.asking import ServedReader
    from accordingto.reading.served.options import options_of

    return ServedReader(options_of(settings.environment))
