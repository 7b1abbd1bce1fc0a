"""What stands at the door of every request; one file for each thing."""

from .admin_doors import AdminDoors
from .clean_input import BrokenInput, CleanInput
from .light_pages import LightPages
from .no_traces import NothingStaysBehind
from .own_password import OwnPasswordFirst
from .readings import NothingReadUnnoted, TrueAddress
from .walls import Walls

__all__ = [
    "AdminDoors",
    "BrokenInput",
    "CleanInput",
    "LightPages",
    "NothingReadUnnoted",
    "NothingStaysBehind",
    "OwnPasswordFirst",
    "TrueAddress",
    "Walls",
]
