"""What the notebooks share: the folder of documents, and how plots look."""

import os
from pathlib import Path

import matplotlib.pyplot as plt

HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ.get("KAMERVRAGEN_CORPUS") or HERE / "../../target/corpus/mixed").resolve()

if not FOLDER.is_dir():
    raise FileNotFoundError(
        f"there is no folder {FOLDER}. Make one of invented documents, at the root of the project:\n\n"
        "    cargo run --release -p kamervragen-synth -- --count 1500 --mixed --out target/corpus\n\n"
        "or name a folder of your own in the environment variable KAMERVRAGEN_CORPUS."
    )

BLUE, ORANGE, GREY, DARK = "#2f6690", "#d1793b", "#b9c0c7", "#3a4047"

plt.rcParams.update({
    "figure.dpi": 110,
    "font.size": 9,
    "axes.edgecolor": GREY,
    "axes.labelcolor": DARK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "axes.titleweight": "bold",
    "axes.titlepad": 12,
    "axes.prop_cycle": plt.cycler(color=[BLUE, ORANGE, GREY, DARK]),
    "legend.frameon": False,
    "text.color": DARK,
    "xtick.color": DARK,
    "ytick.color": DARK,
    "ytick.major.size": 0,
})
