package browser

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A finding is a rule of axe-core that a page breaks.
type finding struct {
	ID, Help string
	Nodes    []string
}

// judged is what axe-core, which the page has loaded, finds.
func (p *tab) judged() []finding {
	p.t.Helper()
	return ask[[]finding](p, `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
		.then(r => r.violations.map(v => ({ID: v.id, Help: v.help, Nodes: v.nodes.map(n => n.target.join(" "))})))`)
}

// axe-core finds no breach of WCAG 2.2 A and AA or of its own good practice on any kind of page, wide or narrow, light or
// dark, with everything that can be opened open.
func TestAxe(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	script, err := os.ReadFile(npmPackage(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range kinds {
		p := w.open(t, page, view{})
		ask[bool](p, `document.querySelectorAll("details").forEach(d => d.open = true), true`)
		if page == "compare/index.html" {
			p.choose("#sort", "births")
			p.run(focus("#c-leeds"))
			p.press(" ")
		}
		ask[bool](p, string(script)+`; true`)
		for _, v := range []view{{width: 320}, {width: 320, dark: true}, {width: 1280}, {width: 1280, dark: true}} {
			p.look(v)
			for _, f := range p.judged() {
				t.Errorf("%s, %d wide, dark %t: %s: %s at %.300s", page, v.width, v.dark, f.ID, f.Help, strings.Join(f.Nodes, ", "))
			}
		}
		p.close()
	}
}

// The Nu HTML checker finds no error in any page, style sheet or picture.
func TestNuHTMLChecker(t *testing.T) {
	t.Parallel()
	w := withSite(t)
	java, err := exec.LookPath("java")
	if err != nil {
		lacks(t, "java is not installed here")
	}
	jar := npmPackage(t, "vnu-jar/build/dist/vnu.jar")
	for _, kind := range []struct{ option, pattern string }{
		{"--html", "*.html */index.html */*/index.html */*/*/index.html */*/*/*/index.html"}, {"--css", "assets/*.css"}, {"--svg", "areas/*/charts/*.svg"},
	} {
		var files []string
		for pattern := range strings.FieldsSeq(kind.pattern) {
			found, err := filepath.Glob(filepath.Join(w.public(), pattern))
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, found...)
		}
		if len(files) == 0 {
			t.Errorf("no file for %s", kind.option)
			continue
		}
		// The checker does not know these parts of CSS yet, which are standard.
		command := append([]string{"-Xss2m", "-jar", jar, "--errors-only", kind.option,
			"--filterpattern", ".*(details-content|content-visibility|text-wrap|forced-color-adjust).*"}, files...)
		if out, err := exec.Command(java, command...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%.4000s", kind.option, err, out)
		}
	}
}

// html-validate finds nothing in any page.
func TestHTMLValidate(t *testing.T) {
	t.Parallel()
	w := withSite(t)
	node, err := exec.LookPath("node")
	if err != nil {
		lacks(t, "node is not installed here")
	}
	program := npmPackage(t, "html-validate/bin/html-validate.mjs")
	out, err := exec.Command(node, program, "--config", "../../.ci/html-validate.json", "--ext", "html", w.public()).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%.4000s", err, out)
	}
}

// How many bytes a page may ask for, compressed, with its style sheet and scripts; and how many with the script of a what-if,
// which only comes when a reader is near it.
const (
	heaviest     = 30 << 10
	heaviestEver = 34 << 10
)

// Every page, with what it loads, stays small, and is few files.
func TestWeight(t *testing.T) {
	t.Parallel()
	w := withSite(t)
	asset := map[string]int{}
	for _, page := range pages(t, w.public()) {
		total, files := packed(t, page), 1
		for _, attribute := range []string{"src", "href"} {
			for _, name := range loaded(t, page, attribute) {
				name = filepath.Base(name)
				if asset[name] == 0 {
					asset[name] = packed(t, filepath.Join(w.public(), "assets", name))
				}
				total += asset[name]
				files++
			}
		}
		if total > heaviest || files > 6 {
			t.Errorf("%s is %d bytes in %d files, want at most %d in 6", page, total, files, heaviest)
		}
		for n := range read(t, page).Descendants() {
			if name := value(n, "data-script"); name != "" {
				total += packed(t, filepath.Join(w.public(), "assets", filepath.Base(name)))
			}
		}
		if total > heaviestEver {
			t.Errorf("%s is %d bytes with all that comes later, want at most %d", page, total, heaviestEver)
		}
	}
}

// pages lists the pages of a site.
func pages(t *testing.T, public string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(public, func(name string, _ fs.DirEntry, err error) error {
		if filepath.Ext(name) == ".html" {
			all = append(all, name)
		}
		return err
	})
	if err != nil || len(all) < len(kinds) {
		t.Fatalf("%d pages in %s: %v", len(all), public, err)
	}
	return all
}

// loaded lists the scripts (src) or style sheets (href) of a page.
func loaded(t *testing.T, page, attribute string) []string {
	t.Helper()
	var names []string
	for n := range read(t, page).Descendants() {
		if n.Data == "script" || n.Data == "link" && value(n, "rel") == "stylesheet" {
			if name := value(n, attribute); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

func packed(t *testing.T, name string) int {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(data)
	z.Close()
	return out.Len()
}

// What is inside a page for machines can be read by them.
func TestDataInPages(t *testing.T) {
	t.Parallel()
	w := withSite(t)
	found := 0
	for _, page := range kinds {
		for n := range read(t, filepath.Join(w.public(), page)).Descendants() {
			if n.Data == "script" && strings.HasSuffix(value(n, "type"), "json") {
				found++
				if !json.Valid([]byte(n.FirstChild.Data)) {
					t.Errorf("%s has %s that is none", page, value(n, "type"))
				}
			}
		}
	}
	if found < 3 {
		t.Errorf("only %d pieces of JSON in the pages", found)
	}
}

func read(t *testing.T, name string) *html.Node {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	n, err := html.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// value is an attribute of an element; empty where it has none.
func value(n *html.Node, attribute string) string {
	for _, a := range n.Attr {
		if a.Key == attribute {
			return a.Val
		}
	}
	return ""
}
