// Command pdf times the writing of PDFs for many areas: by casemaker, and by three programs that make PDFs from the
// same documents' pages. Each program does all its documents in one run, as it does fastest: one browser for all pages,
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
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// document is what is compared: the longest that an area has.
const document = "business-case"

func main() {
	project := flag.String("project", "../..", "the project `folder` to build")
	count := flag.Int("areas", 50, "how many areas")
	flag.Parse()
	if err := run(*project, *count); err != nil {
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
	bytes     int64
	tagged    string
	err       error
}

func run(project string, count int) error {
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
	pages, err := filepath.Glob(filepath.Join(site, "areas", "*", document, "index.html"))
	if err != nil || len(pages) == 0 {
		return fmt.Errorf("no pages of %s were built (%v)", document, err)
	}
	out := func(name string) string {
		folder := filepath.Join(work, name)
		os.MkdirAll(folder, 0o755)
		return folder
	}
	start := time.Now()
	if err := casemaker(program, project, out("tables"), "csv", areas); err != nil {
		return err
	}
	before := time.Since(start)
	ours := timed("casemaker, data to PDF", out("ours"), func(to string) error { return casemaker(program, project, to, "pdf", areas) })
	alone := ours
	alone.name, alone.took = "casemaker, less its sums", ours.took-before
	results := []result{
		ours, alone,
		timed("Typst", out("typst"), func(to string) error { return typst(pages, to) }),
		timed("Chromium", out("chromium"), func(to string) error { return chromium(pages, to) }),
		timed("WeasyPrint", out("weasyprint"), func(to string) error { return weasyprint(pages, to) }),
	}
	report(results)
	return nil
}

// firstAreas takes areas by name, in order.
func firstAreas(project string, count int) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(project, "data", "areas", "*.toml"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no areas in %s (%v)", project, err)
	}
	slices.Sort(files)
	var names []string
	for _, f := range files[:min(count, len(files))] {
		names = append(names, strings.TrimSuffix(filepath.Base(f), ".toml"))
	}
	return names, nil
}

func casemaker(program, project, to, only string, areas []string) error {
	arguments := []string{"build", "--project", project, "--out", to, "--only", only}
	for _, a := range areas {
		arguments = append(arguments, "--area", a)
	}
	if out, err := exec.Command(program, arguments...).CombinedOutput(); err != nil {
		return fmt.Errorf("casemaker: %w: %s", err, out)
	}
	return nil
}

// timed runs a program and counts what it wrote.
func timed(name, folder string, work func(to string) error) result {
	r := result{name: name, tagged: "-"}
	start := time.Now()
	r.err = work(folder)
	r.took = time.Since(start)
	filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err == nil && strings.HasSuffix(path, ".pdf") {
			pages, tagged := ask(path)
			r.tagged = tagged
			r.pages += pages
			r.documents++
			r.bytes += info.Size()
		}
		return nil
	})
	return r
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
			data, _, err = page.PrintToPDF().WithPreferCSSPageSize(true).WithGenerateTaggedPDF(true).WithGenerateDocumentOutline(true).Do(ctx)
			return err
		}))
		if err != nil {
			return fmt.Errorf("chromium: %w", err)
		}
		if err := os.WriteFile(filepath.Join(to, fmt.Sprintf("%d.pdf", i)), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

const weasy = `
import sys
from weasyprint import HTML
for i, name in enumerate(sys.argv[2:]):
    HTML(filename=name).write_pdf("%s/%d.pdf" % (sys.argv[1], i))
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
		markup, err := markup(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, fmt.Sprintf("%d.typ", i)), []byte(markup), 0o644); err != nil {
			return err
		}
	}
	out, err := exec.Command("node", "typst.mjs", to).CombinedOutput()
	if err != nil {
		return fmt.Errorf("typst: %w: %.300s", err, out)
	}
	return nil
}

// report prints the results. Documents differ in length, so programs are compared by the page.
func report(results []result) {
	fmt.Printf("%-24s %9s %6s %8s %11s %10s %6s %7s %8s\n", "", "documents", "pages", "seconds", "ms/document", "ms/page", "times", "tagged", "KB/page")
	base := 0.0
	for i, r := range results {
		if r.err != nil || r.documents == 0 {
			fmt.Printf("%-24s did not run: %v\n", r.name, r.err)
			continue
		}
		took := r.took.Seconds() * 1000
		page := took / float64(max(r.pages, 1))
		if i == 0 {
			base = page
		}
		fmt.Printf("%-24s %9d %6d %8.2f %11.1f %10.2f %6.1f %7s %8.1f\n", r.name, r.documents, r.pages, r.took.Seconds(),
			took/float64(r.documents), page, page/base, r.tagged, float64(r.bytes)/1024/float64(max(r.pages, 1)))
	}
}
