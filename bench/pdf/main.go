// Command pdf times the writing of one document for many areas: by casemaker, and by three programs that make PDFs from
// the same documents' pages. Each program does all its documents in one run, as it does fastest: one browser for all pages,
// one Python process, one Typst compiler. See README.md.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	cdp "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

func main() {
	project := flag.String("project", "../..", "the project `folder` to build")
	document := flag.String("document", "business-case", "which document to compare, by its `name`")
	count := flag.Int("areas", 50, "how many areas")
	without := flag.String("without", "", "programs to leave out, such as `weasyprint`")
	flag.Parse()
	if err := run(*project, *document, *count, *without); err != nil {
		fmt.Fprintln(os.Stderr, "bench/pdf:", err)
		os.Exit(1)
	}
}

// A result is one program's run.
type result struct {
	name      string
	documents int
	pages     int
	took      time.Duration
	processor time.Duration // of the program and all that it starts
	bytes     int64
	tagged    string
	err       error
}

func run(project, document string, count int, without string) error {
	work, err := os.MkdirTemp("", "bench-pdf")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	program := filepath.Join(work, "casemaker")
	build := exec.Command("go", "build", "-o", program, "./cmd/casemaker")
	build.Dir = project
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building casemaker: %w: %s", err, out)
	}
	areas, err := firstAreas(project, count)
	if err != nil {
		return err
	}
	site := filepath.Join(work, "site")
	if err := casemaker(program, project, site, "html", areas); err != nil {
		return err
	}
	pages, err := filepath.Glob(filepath.Join(site, "areas", "*", page(document)))
	if err != nil || len(pages) != len(areas) {
		return fmt.Errorf("%d pages of %s were built, for %d areas (%v)", len(pages), document, len(areas), err)
	}
	slices.Sort(pages)
	for i, first := range pages {
		if pages[i], err = whole(first); err != nil {
			return err
		}
	}
	alone, err := only(project, document, filepath.Join(work, "alone"))
	if err != nil {
		return err
	}
	out := func(name string) string {
		folder := filepath.Join(work, name)
		os.MkdirAll(folder, 0o755)
		return folder
	}
	entrants := []entrant{{"casemaker", func(n int, to string) error { return casemaker(program, alone, to, "pdf", areas[:n]) }}}
	for _, rival := range []struct {
		name string
		work func(pages []string, to string) error
	}{{"Typst", typst}, {"Chromium", chromium}, {"WeasyPrint", weasyprint}} {
		if !strings.Contains(without, strings.ToLower(rival.name)) {
			entrants = append(entrants, entrant{rival.name, func(n int, to string) error { return rival.work(pages[:n], to) }})
		}
	}
	return race(entrants, pages, out)
}

// An entrant is a program that makes the first of the documents as PDFs.
type entrant struct {
	name string
	work func(n int, to string) error
}

// race proves that each program that is installed says in two documents what their pages say, then times it on all of them,
// and holds those to their pages as well.
func race(entrants []entrant, pages []string, out func(string) string) error {
	var words []map[string]int
	for _, page := range pages {
		w, err := wordsOf(page)
		if err != nil {
			return err
		}
		words = append(words, w)
	}
	var results []result
	for _, e := range entrants {
		first := out("first-" + e.name)
		if err := e.work(min(2, len(pages)), first); err != nil {
			results = append(results, result{name: e.name, err: err})
			continue
		}
		if err := same(first, words[:min(2, len(pages))]); err != nil {
			return fmt.Errorf("%s does not do the same work: %w", e.name, err)
		}
		all := out("all-" + e.name)
		results = append(results, timed(e.name, all, func(to string) error { return e.work(len(pages), to) }))
		if err := same(all, words); err != nil {
			return fmt.Errorf("%s does not do the same work: %w", e.name, err)
		}
	}
	report(results)
	return nil
}

// same holds the PDFs of a folder to the words of their documents, in order of their names.
func same(folder string, words []map[string]int) error {
	files, err := pdfs(folder)
	if err != nil {
		return err
	}
	if len(files) != len(words) {
		return fmt.Errorf("it made %d documents, not %d", len(files), len(words))
	}
	for i, file := range files {
		if err := equal(file, words[i]); err != nil {
			return err
		}
	}
	return nil
}

// pdfs lists the PDFs below a folder, by name.
func pdfs(folder string) (files []string, err error) {
	err = filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".pdf") {
			files = append(files, path)
		}
		return err
	})
	slices.Sort(files)
	return files, err
}

// page is where a document's page is, in the folder of its area.
func page(document string) string {
	if document == "brief" {
		return "index.html"
	}
	return filepath.Join(document, "index.html")
}

// elsewhere is a nation without areas in the comparison.
const elsewhere = "northern-ireland"

// only writes a project in which every other document is for a nation elsewhere, so that each area gets the one.
func only(project, document, folder string) (string, error) {
	files, err := filepath.Glob(filepath.Join(project, "content", "documents", "*.md"))
	if err != nil {
		return "", err
	}
	to := filepath.Join(folder, "content", "documents")
	if err := os.MkdirAll(to, 0o755); err != nil {
		return "", err
	}
	for _, name := range files {
		if filepath.Base(name) == document+".md" {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		front := strings.Replace(string(text), "+++\n", "+++\nnations = [\""+elsewhere+"\"]\n", 1)
		if err := os.WriteFile(filepath.Join(to, filepath.Base(name)), []byte(front), 0o644); err != nil {
			return "", err
		}
	}
	return folder, nil
}

// firstAreas takes areas by name, in order.
func firstAreas(project string, count int) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(project, "data", "areas", "*.toml"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no areas in %s (%v)", project, err)
	}
	slices.Sort(files)
	var names []string
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		if len(names) < count && !strings.Contains(string(text), elsewhere) {
			names = append(names, strings.TrimSuffix(filepath.Base(f), ".toml"))
		}
	}
	return names, nil
}

func casemaker(program, project, to, only string, areas []string) error {
	out, err := exec.Command(program, "build", "--project", project, "--out", to, "--only", only, "--area", strings.Join(areas, ",")).CombinedOutput()
	if err != nil {
		return fmt.Errorf("casemaker: %w: %s", err, out)
	}
	return nil
}

// timed runs a program and counts what it wrote.
func timed(name, folder string, work func(to string) error) result {
	r := result{name: name, tagged: "-"}
	before, start := processorTime(), time.Now()
	r.err = work(folder)
	r.took, r.processor = time.Since(start), processorTime()-before
	files, err := pdfs(folder)
	if r.err == nil {
		r.err = err
	}
	for _, path := range files {
		pages, tagged := ask(path)
		r.tagged = tagged
		r.pages += pages
		r.documents++
		if info, err := os.Stat(path); err == nil {
			r.bytes += info.Size()
		}
	}
	return r
}

// processorTime is what the programs that this one has started, and that have ended, have taken so far.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// ask asks pdfinfo how many pages a file has, and whether it is tagged.
func ask(path string) (pages int, tagged string) {
	out, err := exec.Command("pdfinfo", path).Output()
	if err != nil {
		return 0, "-"
	}
	for line := range strings.Lines(string(out)) {
		if value, ok := strings.CutPrefix(line, "Tagged:"); ok {
			tagged = strings.TrimSpace(value)
		}
		if value, ok := strings.CutPrefix(line, "Pages:"); ok {
			pages, _ = strconv.Atoi(strings.TrimSpace(value))
		}
	}
	return pages, tagged
}

// chromium prints every page in one browser.
func chromium(pages []string, to string) error {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	browser, stop := chromedp.NewContext(allocator)
	defer stop()
	for i, name := range pages {
		var data []byte
		err := chromedp.Run(browser, chromedp.Navigate("file://"+name), chromedp.ActionFunc(func(ctx context.Context) (err error) {
			data, _, err = cdp.PrintToPDF().WithPreferCSSPageSize(true).WithGenerateTaggedPDF(true).WithGenerateDocumentOutline(true).Do(ctx)
			return err
		}))
		if err != nil {
			return fmt.Errorf("chromium: %w", err)
		}
		if err := os.WriteFile(filepath.Join(to, fmt.Sprintf("%04d.pdf", i)), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

const weasy = `
import sys
from weasyprint import HTML
for i, name in enumerate(sys.argv[2:]):
    HTML(filename=name).write_pdf("%s/%04d.pdf" % (sys.argv[1], i))
`

// weasyprint prints every page in one Python process.
func weasyprint(pages []string, to string) error {
	python := "/usr/bin/python3" // the one that Debian's package is for
	out, err := exec.Command(python, append([]string{"-c", weasy, to}, pages...)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("weasyprint: %w: %.300s", err, out)
	}
	return nil
}

// typst turns the pages into Typst's own markup, which is not timed alone but takes next to nothing, and compiles
// them all in one process.
func typst(pages []string, to string) error {
	for i, name := range pages {
		markup, err := markup(name, fmt.Sprintf("%04d", i), to)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, fmt.Sprintf("%04d.typ", i)), []byte(markup), 0o644); err != nil {
			return err
		}
	}
	out, err := exec.Command("node", "typst.mjs", to).CombinedOutput()
	if err != nil {
		return fmt.Errorf("typst: %w: %.300s", err, out)
	}
	return nil
}

// report prints the results, each compared with the first by the processor time of its whole run.
func report(results []result) {
	fmt.Printf("%-12s %9s %6s %8s %8s %6s %11s %8s %12s %7s\n", "", "documents", "pages", "CPU s", "clock s", "times", "ms/document", "ms/page", "KB/document", "tagged")
	for _, r := range results {
		if r.err != nil || r.documents == 0 {
			fmt.Printf("%-12s did not run: %v\n", r.name, r.err)
			continue
		}
		took, documents := r.processor.Seconds()*1000, float64(r.documents)
		fmt.Printf("%-12s %9d %6d %8.2f %8.2f %6.1f %11.1f %8.2f %12.1f %7s\n", r.name, r.documents, r.pages, r.processor.Seconds(), r.took.Seconds(),
			r.processor.Seconds()/results[0].processor.Seconds(), took/documents, took/float64(max(r.pages, 1)), float64(r.bytes)/1024/documents, r.tagged)
	}
}
