"""Made-up agencies of every level; none of them exists."""

from __future__ import annotations

from random import Random

from corpus.model import Body

_PROVINCES = (("岚江省", "lanjiang"), ("云麓省", "yunlu"))
_CITIES = (("云岭市", "yunling"), ("澄湖市", "chenghu"), ("霁川市", "jichuan"))
_COUNTIES = (("青禾县", "qinghe"), ("北渡县", "beidu"), ("禾木县", "hemu"))
_DISTRICTS = (("柳汀区", "liuting"), ("霁山区", "jishan"))
_TOWNS = (("白石镇", "baishi"), ("杏溪镇", "xingxi"), ("苇塘乡", "weitang"))
_STREETS = (("梧桐街道办事处", "wutong"), ("枫桥路街道办事处", "fengqiaolu"))
_BUREAUS = (
    ("教育局", "jyj"),
    ("数据局", "sjj"),
    ("卫生健康局", "wjj"),
    ("自然资源和规划局", "zrzy"),
    ("市场监督管理局", "scjg"),
    ("人力资源和社会保障局", "rsj"),
    ("审计局", "sjju"),
)
_DEPARTMENTS = (("农业农村厅", "nynct"), ("水利厅", "slt"), ("交通运输厅", "jtt"))


def _body(name: str, self_name: str, level: str, host: str, place: str, government: bool = False) -> Body:
    return Body(name, self_name, level, f"www.{host}.gov.cn", place, government)


def body(rng: Random) -> Body:
    """An agency by chance: a government, one of its bureaus, a town or a sub-district."""
    kind = rng.choice(
        ("province", "department", "city", "city bureau", "county", "county bureau", "district", "town")
    )
    county, county_host = rng.choice(_COUNTIES + _DISTRICTS)
    city, city_host = rng.choice(_CITIES)
    province, province_host = rng.choice(_PROVINCES)
    bureau, bureau_host = rng.choice(_BUREAUS)
    if kind == "province":
        return _body(f"{province}人民政府", "我省", "province", province_host, province, True)
    if kind == "department":
        name, host = rng.choice(_DEPARTMENTS)
        return _body(f"{province}{name}", "我厅", "province", f"{host}.{province_host}", province)
    if kind == "city":
        return _body(f"{city}人民政府", "我市", "city", city_host, city, True)
    if kind == "city bureau":
        return _body(f"{city}{bureau}", "我局", "city", f"{bureau_host}.{city_host}", city)
    if kind == "county":
        name, host = rng.choice(_COUNTIES)
        return _body(f"{name}人民政府", "我县", "county", host, name, True)
    if kind == "county bureau":
        return _body(f"{county}{bureau}", "我局", "county", f"{bureau_host}.{county_host}", county)
    if kind == "district":
        name, host = rng.choice(_DISTRICTS)
        return _body(f"{city}{name}人民政府", "我区", "county", host, name, True)
    return small_body(rng)


def small_body(rng: Random) -> Body:
    """A town or a sub-district, which can make no 规章."""
    city, _ = rng.choice(_CITIES)
    county, county_host = rng.choice(_COUNTIES)
    if rng.random() < 0.5:
        town, host = rng.choice(_TOWNS)
        government = f"{county}{town}人民政府"
        return _body(
            government, "我镇" if "镇" in town else "我乡", "town", f"{host}.{county_host}", town, True
        )
    district, district_host = rng.choice(_DISTRICTS)
    street, host = rng.choice(_STREETS)
    place = street.removesuffix("办事处")
    return _body(f"{city}{district}{street}", "我街道", "town", f"{host}.{district_host}", place)
