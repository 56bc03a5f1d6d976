"""What a type checker has to refuse: each line that ends in an expected error has one, and no
other line has any (mypy's own check of ignores that are not needed sees to both)."""

from __future__ import annotations

import perfsys

case = perfsys.Case("c1")
gap = case.gaps.add("g1")
gap.desierd = 0.9  # type: ignore[attr-defined]
gap.desired = "much"  # type: ignore[assignment]
gap.id = 3  # type: ignore[assignment]
perfsys.Gap()  # type: ignore[call-arg]
perfsys.Gap("g1", desierd=0.9)  # type: ignore[call-arg]
perfsys.Gap("g1", desired="much")  # type: ignore[arg-type]
case.gaps.add("g2", desierd=0.9)  # type: ignore[call-arg]
case.gaps.add("g2", desired="much")  # type: ignore[arg-type]
case.gaps.add(desired=0.9)  # type: ignore[call-arg]
case.waivers.add(ruel="B41")  # type: ignore[call-arg]
case.size(gaps="g1")  # type: ignore[call-arg]
case.check(packs=3)  # type: ignore[arg-type]
case.gaps = []  # type: ignore[assignment, misc]
case.gaps.append(perfsys.Cause("k1"))  # type: ignore[arg-type]
case.size().gaps[0].gap_now = 3.0  # type: ignore[misc]
print(gap.desired + 1)  # type: ignore[operator]
print(perfsys.GapType.DEFICIENT)  # type: ignore[attr-defined]
print(perfsys.Gapp)  # type: ignore[attr-defined]
