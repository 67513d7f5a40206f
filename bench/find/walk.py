"""Walks the tasks of tasks.csv on a running site: walk.py URL [TASKS]. Two steps each, from the front page.

Search: 1. the words are typed into the search box of the front page; 2. a result among the first five is chosen.
Browse: 1. a link of the front page whose text begins so is chosen; 2. a link of that page is chosen.
A task is done when the page that opens is the one expected; * stands for the rest of an address.
"""
import csv, fnmatch, html.parser, pathlib, sys, urllib.parse, urllib.request

FIRST = 5


class Page(html.parser.HTMLParser):
    """The links, forms and results of a page."""

    def __init__(self, url, text):
        super().__init__()
        self.url, self.links, self.results, self.search = url, [], [], None
        self.href, self.words, self.depth, self.in_results = None, "", 0, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        it = dict(attributes)
        if tag == "a" and it.get("href"):
            self.href, self.words = urllib.parse.urljoin(self.url, it["href"]), ""
        if tag == "ul" and "data-results" in it:
            self.in_results = True
        if tag == "section" and "bg-answer" in it.get("class", ""):
            self.in_results = True
        if tag == "form" and it.get("action", "").startswith("/search"):
            self.search = urllib.parse.urljoin(self.url, it["action"])

    def handle_endtag(self, tag):
        if tag == "a" and self.href:
            self.links.append((" ".join(self.words.split()), self.href))
            if self.in_results:
                self.results.append(self.href)
            self.href = None
        if tag in ("ul", "section"):
            self.in_results = False

    def handle_data(self, text):
        if self.href:
            self.words += text


def open_page(url):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"User-Agent": "walk"}), timeout=60) as answer:
        return Page(answer.url, answer.read().decode())


def path(url):
    return urllib.parse.urlsplit(url).path


def walk(front, task):
    """Says how the task ended, and whether it is done."""
    if task["way"] == "search":
        page = open_page(front.search + "?" + urllib.parse.urlencode({"q": task["words"]}))
        # A result and the form under it are two links: the page is what is chosen, once.
        seen = []
        for link in page.results:
            target = urllib.parse.parse_qs(urllib.parse.urlsplit(link).query).get("to", [path(link)])[0]
            if target not in [it for it, _ in seen]:
                seen.append((target, link))
        choices = [link for target, link in seen if not target.startswith("/services/")][:FIRST]
    else:
        first = next((url for words, url in front.links if words.startswith(task["words"])), None)
        if first is None:
            return "no such link on the front page", False
        page = open_page(first)
        if fnmatch.fnmatch(path(page.url), task["page"]):
            return "1 step", True
        choices = [url for _, url in page.links if path(url) != "/"]
    for place, link in enumerate(choices, 1):
        wanted = urllib.parse.parse_qs(urllib.parse.urlsplit(link).query).get("to", [path(link)])[0]
        if fnmatch.fnmatch(wanted, task["page"]):
            there = path(open_page(link).url)
            return f"opens {there}" + (f", result {place}" if task["way"] == "search" else ""), fnmatch.fnmatch(there, task["page"])
    offered = ", ".join(urllib.parse.parse_qs(urllib.parse.urlsplit(it).query).get("to", [path(it)])[0] for it in choices[:FIRST])
    return f"not found; offered: {offered or 'nothing'}", False


def main():
    site = sys.argv[1].rstrip("/")
    file = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).with_name("tasks.csv")
    tasks = list(csv.DictReader(file.open(newline="")))
    front = open_page(site + "/")
    if front.search is None:
        sys.exit("The front page has no search box.")
    done = 0
    for task in tasks:
        said, well = walk(front, task)
        done += well
        print(f"{'done  ' if well else 'FAILED'} {task['want']} [{task['way']}: {task['words']}] {said}")
    print(f"{done} of {len(tasks)} tasks done in two steps")
    sys.exit(0 if done == len(tasks) else 1)


main()
