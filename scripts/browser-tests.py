#!/usr/bin/env python3
"""Opens dashboards in Chromium and looks at them as people and their aids do.

Usage: browser-tests.py CAPDO REGISTER FOLDER
Makes the pages of REGISTER with the program CAPDO in FOLDER, and pictures of them. Needs Debian's chromium and
chromium-driver, and selenium and axe-core-python from PyPI (scripts/browser installs them).
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

capdo, register, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
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


def looks_whole(driver, page, name):
    for width in WIDTHS:
        resize(driver, width)
        overflow = driver.execute_script(
            """const wide = document.documentElement.clientWidth;
            return [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > wide + 1 && getComputedStyle(e).position !== 'absolute'
                && !e.closest('thead') && e.getBoundingClientRect().width > 0)
              .map(e => e.tagName + '.' + e.getAttribute('class')).slice(0, 5)""")
        squeezed = driver.execute_script(
            """return [...document.querySelectorAll('table')].filter(t => t.getBoundingClientRect().width
              > t.parentElement.getBoundingClientRect().width + 1).map(t => t.innerText.slice(0, 30))""")
        expect(not squeezed, f"{name}: tables keep to their place at {width} px: {squeezed}")
        whole = driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        expect(whole and not overflow, f"{name}: nothing overflows at {width} px: {overflow}")
        height = driver.execute_script("return Math.min(document.documentElement.scrollHeight, 6000)")
        resize(driver, width, height)
        driver.save_screenshot(str(folder / f"{name}-{width}.png"))
    resize(driver, 1440)


def charts_match(driver, name):
    charts = driver.execute_script(
        """return [...document.querySelectorAll('svg.chart')].map(svg => ({
          id: svg.querySelector('title').id, top: +svg.dataset.top, plot: +svg.dataset.plot,
          scale: svg.getBoundingClientRect().width / svg.viewBox.baseVal.width,
          bars: [...svg.querySelectorAll('rect')].map(r => [+r.dataset.value, r.getBoundingClientRect().height])}))""")
    expect(len(charts) >= 3, f"{name}: there are charts")
    for chart in charts:
        expect(chart["bars"], f"{name}: chart {chart['id']} has bars")
        for value, height in chart["bars"]:
            wanted = value / chart["top"] * chart["plot"] * chart["scale"]
            expect(abs(height - wanted) <= 0.75, f"{name}: {chart['id']}: a bar of {value} is {height}, not {wanted}")


def charts_say_what_the_data_say(driver, data, name):
    """The bars of the chart by level are the counts of the JSON, from the ground up."""
    bars = driver.execute_script(
        "return [...document.querySelectorAll('svg[aria-labelledby^=level-t] rect')].map(r => +r.dataset.value)")
    counts = [row[part] for row in data["by_level"][:-1] if row["approved"]
              for part in ["full", "partial", "none", "not_reported"] if row[part]]
    expect(bars == counts, f"{name}: the chart by level shows {bars}, the data are {counts}")
    months = driver.execute_script(
        "return [...document.querySelectorAll('svg[aria-labelledby^=months-t] rect')].map(r => +r.dataset.value)")
    shares = [round(float(row["completion_rate"]) * 100) for row in data["months"] if row["completion_rate"]]
    expect(months == [share for share in shares if share], f"{name}: the chart over time shows {months}, not {shares}")


def links_work(driver, name):
    missing = driver.execute_script(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(h => !document.getElementById(decodeURIComponent(h.slice(1))))")
    expect(not missing, f"{name}: every link has its target: {missing[:5]}")
    # Chromium slows down a page that changes its place hundreds of times: forty links are followed, all are counted.
    wrong = driver.execute_script(
        """const rows = [...document.querySelectorAll('.list tr[id]')], counted = {}, wrong = [];
        for (const rule of document.styleSheets[0].cssRules) {
          const found = /^#(f\\d+):target ~ .list tbody tr(:not.*)$/.exec(rule.selectorText || '');
          if (found) counted['#' + found[1]] = rows.filter(r => !r.matches(found[2])).length;
        }
        const links = [...document.querySelectorAll('td a, .rate a, .note a')]
          .filter(a => a.getAttribute('href').startsWith('#f'));
        const owners = [...document.querySelectorAll('#owners td a')].filter(a => /^#o/.test(a.getAttribute('href')));
        for (const a of owners) {
          const href = a.getAttribute('href'), head = document.getElementById(href.slice(1));
          let found = head.querySelectorAll('tr[id]').length;
          if (head.className == 'owner') {
            const kind = a.closest('td').cellIndex == 1 ? '.so' : '.so.a';
            for (let e = head.nextElementSibling; e && e.className != 'owner'; e = e.nextElementSibling)
              found += e.querySelectorAll('tr' + kind).length;
          }
          if (found !== +a.textContent.replace(/[.,]/g, '')) wrong.push([href, a.textContent, found]);
        }
        links.forEach((a, index) => {
          const href = a.getAttribute('href'), count = +a.textContent.replace(/[.,]/g, '');
          if (counted[href] !== count) wrong.push([href, count, counted[href]]);
          if (index % Math.ceil(links.length / 40)) return;
          location.hash = href;
          const shown = rows.filter(r => getComputedStyle(r).display !== 'none').length;
          if (shown !== count) wrong.push([href, count, shown]);
        });
        location.hash = ''; return links.length && owners.length ? wrong : ['no links']""")
    expect(not wrong, f"{name}: every figure shows as many systems as it counts: {wrong[:5]}")
    codes = driver.execute_script("return [...document.querySelectorAll('.list tr[id]')].map(r => r.id)")
    expect(len(codes) == len(set(codes)), f"{name}: each system is printed once")


def prints(driver, name):
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    path = folder / f"{name}.pdf"
    path.write_bytes(pdf)
    pages = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True).stdout
    count = int(re.search(r"Pages:\s+(\d+)", pages).group(1))
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", pages)
    expect(abs(float(size.group(1)) - 595) < 2, f"{name}: pages are A4 upright: {size.group(0)}")
    for number in range(1, count + 1):
        box = subprocess.run(
            ["pdftotext", "-f", str(number), "-l", str(number), str(path), "-"], capture_output=True, text=True)
        expect(box.stdout.strip(), f"{name}: page {number} of {count} is not empty")
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True).stdout
    codes = driver.execute_script("return [...document.querySelectorAll('.list tr[id]')].map(r => r.id.slice(2))")
    expect(all(code in text for code in codes), f"{name}: every system is on paper")


def is_accessible(driver, name):
    result = Axe().run(driver, options={
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    for violation in result["violations"]:
        targets = [node["target"] for node in violation["nodes"]][:3]
        expect(False, f"{name}: {violation['id']}: {violation['help']} {targets}")
    checked = [rule["id"] for rule in result["passes"]]
    expect("color-contrast" in checked and "svg-img-alt" in checked, f"{name}: contrast and names were checked")


def look(scheme, language, words, name):
    driver = browser(scheme)
    page, data = folder / f"{name}.html", folder / f"{name}.json"
    for path, form in [(page, "html"), (data, "json")]:
        path.unlink(missing_ok=True)
        subprocess.run(
            [capdo, "--db", register, "--lang", language, "report", "dashboard", "--format", form, "-o", str(path), *words],
            check=True, stderr=subprocess.DEVNULL)
    driver.get(page.as_uri())
    looks_whole(driver, page, name)
    charts_match(driver, name)
    charts_say_what_the_data_say(driver, json.loads(data.read_text()), name)
    links_work(driver, name)
    is_accessible(driver, name)
    prints(driver, name)
    expect(not [entry for entry in driver.get_log("browser")], f"{name}: the console is silent")
    outside = [url for url in requests(driver) if url.split("#")[0] != page.as_uri()]
    expect(not outside, f"{name}: nothing is asked for outside the file: {outside[:3]}")
    driver.quit()


folder.mkdir(parents=True, exist_ok=True)
look("light", "vi", ["--as-of", "2024-11-13", "--authority", "province"], "province-vi")
look("dark", "en", ["--as-of", "2024-11-13"], "all-en-dark")
look("light", "vi", [], "today-vi")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
