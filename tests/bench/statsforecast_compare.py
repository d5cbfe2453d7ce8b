#!/usr/bin/env python3
"""Compares Zenboard's projections with AutoETS and MSTL of statsforecast on the same folds.

Usage: cargo bench -p forecast --bench forecast -- --folds folds.json
       pip install statsforecast
       python tests/bench/statsforecast_compare.py folds.json
"""

import json
import sys
from collections import defaultdict

import numpy as np
from statsforecast.models import MSTL, AutoETS


def forecast(model, train, days):
    return np.maximum(model.forecast(y=np.asarray(train, dtype=float), h=days)["mean"], 0.0)


def main(path):
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    season = content["season"]
    errors = defaultdict(lambda: defaultdict(list))
    sums = defaultdict(float)
    for fold in content["folds"]:
        group = fold["series"].rsplit("-", 1)[0]
        actual = np.asarray(fold["actual"])
        models = {
            "Zenboard": np.asarray(fold["ours"]),
            "AutoETS": forecast(AutoETS(season_length=season), fold["train"], len(actual)),
            "AutoETS(ANA)": forecast(AutoETS(season_length=season, model="ANA"), fold["train"], len(actual)),
            "MSTL": forecast(MSTL(season_length=[season]), fold["train"], len(actual)),
            "seasonal naive": np.resize(fold["train"][-season:], len(actual)),
        }
        if fold["truth"] is not None:
            models["true rate"] = np.asarray(fold["truth"])
        sums[group] += actual.sum()
        for name, path_ in models.items():
            absolute = np.abs(actual - path_)
            errors[group][name].append((absolute.mean() / fold["scale"], absolute.sum()))
    print("| series | method | MASE | WAPE |")
    print("|---|---|---|---|")
    for group, methods in errors.items():
        for name, folds in sorted(methods.items(), key=lambda item: np.mean([fold[0] for fold in item[1]])):
            mase = np.mean([fold[0] for fold in folds])
            wape = 100 * sum(fold[1] for fold in folds) / sums[group]
            print(f"| {group} | {name} | {mase:.3f} | {wape:.1f} % |")


if __name__ == "__main__":
    main(sys.argv[1])
