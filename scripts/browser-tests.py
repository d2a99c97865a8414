#!/usr/bin/env python3
"""Opens dashboards in Chromium and looks at them as people and their aids do.

Usage: browser-tests.py CAPDO FOLDER
Makes the pages of three registries with the program CAPDO in FOLDER, and pictures of them: the fixture of 2024, the same
province after the reform, and one of 10,000 systems; and the page of all three together, beside what is not counted. Needs
Debian's chromium and chromium-driver, and selenium and axe-core-python from PyPI (scripts/browser installs them).
"""
import base64
import json
import pathlib
import re
import subprocess
import sys

from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from many_systems import sheets

capdo, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
WIDTHS = [360, 768, 1440]
passed = failed = 0


def expect(truth, what):
    global passed, failed
    if truth:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def browser(scheme):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    return driver


def resize(driver, width, height=1000):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})


def requests(driver):
    """The addresses that the page asked for."""
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            yield message["params"]["request"]["url"]


# How high a screen of each width is; folded, no page is longer than eight of them.
SCREENS = {360: 800, 768: 1024, 1440: 900}


def looks_whole(driver, page, name):
    for width in WIDTHS:
        resize(driver, width, SCREENS[width])
        overflow = driver.execute_script(
            """const wide = document.documentElement.clientWidth;
            return [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > wide + 1 && e.getBoundingClientRect().width > 0)
              .map(e => e.tagName + '.' + e.getAttribute('class')).slice(0, 5)""")
        whole = driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        expect(whole and not overflow, f"{name}: nothing overflows at {width} px: {overflow}")
        height = driver.execute_script("return document.documentElement.scrollHeight")
        expect(height <= 8 * SCREENS[width], f"{name}: folded it is {height} px high at {width} px: over eight screens")
        broken = driver.execute_script(
            """return [...document.querySelectorAll('.value, .bar a, #time .who')]
              .filter(e => e.getClientRects().length && e.getBoundingClientRect().height
                > 2.2 * parseFloat(getComputedStyle(e).lineHeight || 20)).map(e => e.textContent).slice(0, 5)""")
        expect(not broken, f"{name}: no value is broken over two lines at {width} px: {broken}")
        resize(driver, width, min(height, 6000))
        driver.save_screenshot(str(folder / f"{name}-{width}.png"))
    resize(driver, 1440)


def bars_say_what_the_data_say(driver, data, name):
    """The numbers in the bars and beside them are the counts of the JSON; every bar has its name."""
    for place, key in [("levels", "by_level"), ("tiers", "by_authority")]:
        rows = [row for row in data[key][:-1] if row["approved"]]
        if place == "tiers" and len(rows) < 2:
            continue
        bars = driver.execute_script(
            "return [...document.querySelectorAll('#" + place + " .row')].map(r => [r.querySelector('.value').textContent,"
            "...[...r.querySelectorAll('.bar a')].map(a => +a.textContent.replace(/[.,]/g, ''))])")
        wanted = [[row[part] for part in ["full", "partial", "none", "not_reported"] if row[part]] for row in rows]
        expect([bar[1:] for bar in bars] == wanted, f"{name}: the bars of {place} show {bars}, the data are {wanted}")
        values = [bar[0].replace(".", "").replace(",", "") for bar in bars]
        # What is not reported is not nothing.
        comes_to = ["–" if row["not_reported"] == row["approved"] else f"{row['full']}/{row['approved']}" for row in rows]
        expect(values == comes_to, f"{name}: {place} come to {values}, not {comes_to}")
    owners = driver.execute_script(
        "return [...document.querySelectorAll('#owners .row')].map(r => [r.querySelector('.who').textContent.trim(),"
        "...[...r.querySelectorAll('.bar a')].map(a => +a.textContent)])")
    behind = sorted(row["approved"] - row["full"] for row in data["by_owner"][:-1] if row["approved"] > row["full"])
    expect(all(owner[0] for owner in owners), f"{name}: every bar of an owner has its name")
    expect(len(owners) == len(behind), f"{name}: {len(owners)} owners of {len(behind)} have a bar")
    months = driver.execute_script(
        "return [...document.querySelectorAll('#time .rows .row')].map(r => r.querySelector('.bar > *').style.width)")
    shares = [float(row["completion_rate"] or 0) for row in data["months"]]
    expect([float(m.rstrip("%")) for m in months] == shares, f"{name}: over time {months}, not {shares}")


def rows_say_what_the_table_says(driver, rows, name):
    """Each registry that is counted has a bar, with the numbers and the rate of its row; those most is left to do for first."""
    bars = driver.execute_script(
        "return [...document.querySelectorAll('#registries .row')].map(r => [r.querySelector('.who').textContent,"
        "r.querySelector('.value').textContent.replace(',', '.'),"
        "...[...r.querySelectorAll('.bar a')].map(a => +a.textContent.replace(/[.,]/g, ''))])")
    counted = [row for row in rows[:-1] if row["operating"] is not None]
    counted.sort(key=lambda row: row["full"] - row["approved"])
    wanted = [[row["name"], f"{row['completion_rate']}%"]
              + [row[part] for part in ["full", "partial", "none", "not_reported"] if row[part]] for row in counted]
    expect(counted and bars == wanted, f"{name}: the bars show {bars}, the table is {wanted}")
    text = driver.execute_script("return document.querySelector('#limits').textContent")
    for row in rows[:-1]:
        if row["operating"] is None:
            expect((row["file"] or row["name"]) in text, f"{name}: {row['name']} is named as missing")


def links_lead_somewhere(driver, name):
    missing = driver.execute_script(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(h => !document.getElementById(decodeURIComponent(h.slice(1))))")
    expect(not missing, f"{name}: every link has its target: {missing[:5]}")


def links_work(driver, name):
    links_lead_somewhere(driver, name)
    # Chromium slows down a page that changes its place hundreds of times: forty links are followed, all are counted.
    wrong = driver.execute_script(
        """const rows = [...document.querySelectorAll('#systems li[id]')], counted = {}, wrong = [];
        for (const rule of document.styleSheets[0].cssRules) {
          const found = /^#(f\\d+):target ~ .fold li(:not.*)$/.exec(rule.selectorText || '');
          if (found) counted['#' + found[1]] = rows.filter(r => !r.matches(found[2])).length;
        }
        const number = a => +a.textContent.replace(/[.,]/g, '');
        const links = [...document.querySelectorAll('a')].filter(a => a.getAttribute('href').startsWith('#f')
          && /^[\\d.,]+$/.test(a.textContent));
        const owners = [...document.querySelectorAll('#owners .bar a')];
        for (const a of owners) {
          const block = document.getElementById(a.getAttribute('href').slice(1));
          if (block.querySelectorAll('li').length !== number(a)) wrong.push([a.getAttribute('href'), number(a)]);
        }
        const shown = r => r.getClientRects().length > 0;
        links.forEach((a, index) => {
          const href = a.getAttribute('href');
          if (counted[href] !== number(a)) wrong.push([href, number(a), counted[href]]);
          if (index % Math.ceil(links.length / 40)) return;
          location.hash = href;
          const seen = rows.filter(shown).length;
          if (seen !== number(a)) wrong.push([href, number(a), seen, 'seen']);
        });
        if (owners.length) {
          location.hash = owners[0].getAttribute('href');
          if (!shown(document.getElementById(location.hash.slice(1)))) wrong.push([location.hash, 'stays folded']);
        }
        location.hash = ''; return links.length ? wrong : ['no links']""")
    expect(not wrong, f"{name}: every figure shows as many systems as it counts: {wrong[:5]}")
    codes = driver.execute_script("return [...document.querySelectorAll('#systems li[id]')].map(r => r.id)")
    expect(len(codes) == len(set(codes)), f"{name}: each system is printed once")


def folds(driver, name):
    """Without a script: a click on an owner's name shows its systems and nobody else's."""
    seen = driver.execute_script(
        """const seen = () => [...document.querySelectorAll('#systems li[id]')].filter(r => r.getClientRects().length).length;
        document.querySelectorAll('#systems > .fold > details').forEach(d => d.open = true);
        const before = seen(), own = document.querySelector('.own');
        own.querySelector('summary').click();
        return [before, seen(), own.querySelectorAll('li').length, document.scripts.length]""")
    expect(seen[0] == 0 and seen[1] == seen[2] and seen[3] == 0, f"{name}: owners fold without a script: {seen}")
    driver.execute_script("document.querySelectorAll('#systems details').forEach(d => d.open = false)")


def prints(driver, name):
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    pages = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True).stdout
    count = int(re.search(r"Pages:\s+(\d+)", pages).group(1))
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", pages)
    expect(abs(float(size.group(1)) - 595) < 2, f"{name}: pages are A4 upright: {size.group(0)}")
    texts = [subprocess.run(["pdftotext", "-f", str(n), "-l", str(n), "-layout", str(path), "-"], capture_output=True,
                            text=True).stdout for n in range(1, count + 1)]
    for number, text in enumerate(texts, 1):
        expect(text.strip(), f"{name}: page {number} of {count} is not empty")
        expect(re.search(rf"\b{number} ?/ ?{count}\b", text), f"{name}: page {number} has its number")
    first = driver.execute_script(
        "return ['.tile h2', '#owners .row .value', '#levels h2', '#tiers h2', '#levels .value', '#tiers .value']"
        ".flatMap(s => [...document.querySelectorAll(s)].filter(e => !e.closest('details')).map(e => e.textContent.trim()))")
    plain = " ".join(texts[0].split()).lower()
    lost = [words for words in first if words.split()[0].lower() not in plain]
    expect(not lost, f"{name}: page one prints whole: {lost}")
    codes = driver.execute_script("return [...document.querySelectorAll('#systems li[id]')].map(r => r.id.slice(2))")
    expect(all(code in "".join(texts) for code in codes), f"{name}: every system is on paper")


def is_accessible(driver, name, rules=("color-contrast", "svg-img-alt")):
    result = Axe().run(driver, options={
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    for violation in result["violations"]:
        targets = [node["target"] for node in violation["nodes"]][:3]
        expect(False, f"{name}: {violation['id']}: {violation['help']} {targets}")
    checked = [rule["id"] for rule in result["passes"]]
    expect(set(rules) <= set(checked), f"{name}: contrast and names were checked")


def registry(name, called, files, day):
    """A registry of its own, filled from sheets."""
    path = folder / f"{name}.db"
    path.unlink(missing_ok=True)
    words = [capdo, "--db", str(path), "--actor", "lan"]
    subprocess.run([*words, "init", "--name", called], check=True, stdout=subprocess.DEVNULL)
    for kind, file in files:
        subprocess.run([*words, "import", kind, str(file), "--on", day], check=True, capture_output=True)
    return path


# A page that is mailed and opened on a telephone.
LARGEST = 3_000_000


def look(register, scheme, language, words, name, is_large=False):
    driver = browser(scheme)
    page, data = folder / f"{name}.html", folder / f"{name}.json"
    for path, form in [(page, "html"), (data, "json")]:
        path.unlink(missing_ok=True)
        subprocess.run(
            [capdo, "--db", register, "--lang", language, "report", "dashboard", "--format", form, "-o", str(path), *words],
            check=True, stderr=subprocess.DEVNULL)
    size = page.stat().st_size
    expect(size < LARGEST, f"{name}: the page has {size} bytes")
    driver.get(page.as_uri())
    looks_whole(driver, page, name)
    bars_say_what_the_data_say(driver, json.loads(data.read_text()), name)
    links_work(driver, name)
    folds(driver, name)
    # Of ten thousand rows axe takes minutes; they are made as those of the other pages are.
    if not is_large:
        is_accessible(driver, name)
    prints(driver, name)
    is_quiet(driver, page, name)
    driver.quit()


def look_at_all(registries, scheme, language, name):
    """The page of several registries, one of which is handed in twice and one of which has not sent."""
    expected = folder / "expected.txt"
    expected.write_text("Tỉnh Hà Tĩnh\nTỉnh Lam Giang\nTỉnh Dương\n")
    twice = folder / "twice.db"
    twice.write_bytes(registries[0].read_bytes())
    words = [capdo, "--lang", language, "rollup", *map(str, registries), str(twice), "--expect", str(expected),
             "--as-of", "2024-11-13"]
    page = folder / f"{name}.html"
    page.unlink(missing_ok=True)
    # What is not counted makes the status 65.
    made = subprocess.run([*words, "dashboard", "-o", str(page)], capture_output=True)
    expect(made.returncode == 65, f"{name}: {made.stderr.decode()}")
    rows = json.loads(subprocess.run([*words, "--format", "json"], capture_output=True).stdout)
    driver = browser(scheme)
    driver.get(page.as_uri())
    looks_whole(driver, page, name)
    rows_say_what_the_table_says(driver, rows, name)
    links_lead_somewhere(driver, name)
    is_accessible(driver, name, ["color-contrast"])
    prints(driver, name)
    is_quiet(driver, page, name)
    driver.quit()


def is_quiet(driver, page, name):
    expect(not [entry for entry in driver.get_log("browser")], f"{name}: the console is silent")
    outside = [url for url in requests(driver) if url.split("#")[0] != page.as_uri()]
    expect(not outside, f"{name}: nothing is asked for outside the file: {outside[:3]}")


folder.mkdir(parents=True, exist_ok=True)
fixtures = ROOT / "fixtures"
of_2024 = [(kind, fixtures / "hatinh-2024" / f"{kind}.csv") for kind in ("organizations", "systems")]
reform = [(kind, fixtures / "reform" / f"{kind}.csv") for kind in ("organizations", "successions")]
province = registry("province", "Tỉnh Hà Tĩnh", of_2024, "2024-11-13")
reformed = registry("reformed", "Tỉnh Hà Tĩnh", of_2024 + reform, "2024-11-13")
many = registry("many", "Tỉnh Lam Giang", zip(("organizations", "systems"), sheets(folder, 10_000)), "2024-11-13")
look(province, "light", "vi", ["--as-of", "2024-11-13", "--authority", "province"], "province-vi")
look(province, "dark", "en", ["--as-of", "2024-11-13"], "all-en-dark")
look(reformed, "light", "vi", ["--as-of", "2025-12-01"], "reformed-vi")
look(many, "light", "vi", ["--as-of", "2024-11-13"], "many-vi", is_large=True)
look_at_all([province, reformed, many], "light", "vi", "together-vi")
look_at_all([province, reformed, many], "dark", "en", "together-en-dark")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
