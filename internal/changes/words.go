package changes

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/rogpeppe/go-internal/diff"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Words are a passage that reads otherwise, with the pages on which it does. Numbers stand as #, since figures that change
// are told apart. Old or New is empty where the passage came or went.
type Words struct {
	Old   string   `json:"old,omitempty"`
	New   string   `json:"new,omitempty"`
	Pages []string `json:"pages"`
}

// comparePages finds the pages that came, went or read otherwise. Of areas that only one of the sites has, no pages are told.
func (r *Report) comparePages(old, new fs.FS, areas []string) error {
	before, err := files(old, areas)
	if err != nil {
		return fmt.Errorf("the old site: %w", err)
	}
	after, err := files(new, areas)
	if err != nil {
		return fmt.Errorf("the new site: %w", err)
	}
	passages := map[[2]string]*Words{}
	for _, name := range before {
		if !slices.Contains(after, name) {
			r.Removed = append(r.Removed, name)
			continue
		}
		if path.Ext(name) != ".html" {
			continue
		}
		if err := comparePage(old, new, name, passages); err != nil {
			return err
		}
	}
	for _, name := range after {
		if _, there := slices.BinarySearch(before, name); !there {
			r.Added = append(r.Added, name)
		}
	}
	for _, w := range passages {
		r.Words = append(r.Words, *w)
	}
	slices.SortFunc(r.Words, byCount)
	return nil
}

// files lists the pages and papers of a site, sorted.
func files(site fs.FS, areas []string) ([]string, error) {
	var names []string
	err := fs.WalkDir(site, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		parts := strings.Split(name, "/")
		if e.IsDir() {
			if len(parts) == 2 && parts[0] == "areas" && !slices.Contains(areas, parts[1]) {
				return fs.SkipDir
			}
			return nil
		}
		switch path.Ext(name) {
		case ".html", ".pdf", ".docx", ".xlsx", ".csv", ".svg":
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

// comparePage adds the passages of a page that read otherwise.
func comparePage(old, new fs.FS, name string, passages map[[2]string]*Words) error {
	before, err := fs.ReadFile(old, name)
	if err != nil {
		return err
	}
	after, err := fs.ReadFile(new, name)
	if err != nil {
		return err
	}
	if bytes.Equal(before, after) {
		return nil
	}
	was, err := text(before)
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	is, err := text(after)
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	var gone, come []string
	flush := func() {
		for i := range max(len(gone), len(come)) {
			var pair [2]string
			if i < len(gone) {
				pair[0] = gone[i]
			}
			if i < len(come) {
				pair[1] = come[i]
			}
			if passages[pair] == nil {
				passages[pair] = &Words{Old: pair[0], New: pair[1]}
			}
			if w := passages[pair]; !slices.Contains(w.Pages, name) {
				w.Pages = append(w.Pages, name)
			}
		}
		gone, come = nil, nil
	}
	for line := range strings.Lines(string(diff.Diff("old", []byte(was), "new", []byte(is)))) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "), strings.HasPrefix(line, "diff "):
		case strings.HasPrefix(line, "-"):
			gone = append(gone, line[1:])
		case strings.HasPrefix(line, "+"):
			come = append(come, line[1:])
		default:
			flush()
		}
	}
	flush()
	return nil
}

// blocks are the elements whose text is a passage of its own.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Li: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.Td: true, atom.Th: true, atom.Dt: true,
	atom.Dd: true, atom.Figcaption: true, atom.Caption: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Blockquote: true,
	atom.Summary: true, atom.Ul: true, atom.Ol: true, atom.Tr: true, atom.Table: true, atom.Nav: true, atom.Aside: true, atom.Header: true, atom.Footer: true,
}

// text is what a reader reads on a page, a passage a line, numbers as #.
func text(page []byte) (string, error) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return "", err
	}
	var lines []string
	var line strings.Builder
	end := func() {
		if passage := numberless(strings.Join(strings.Fields(line.String()), " ")); strings.ContainsFunc(passage, unicode.IsLetter) {
			lines = append(lines, passage)
		}
		line.Reset()
	}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			line.WriteString(n.Data)
			return
		case n.DataAtom == atom.Script, n.DataAtom == atom.Style, n.DataAtom == atom.Head, n.DataAtom == atom.Template, n.DataAtom == atom.Svg:
			return
		}
		if blocks[n.DataAtom] {
			end()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
		if blocks[n.DataAtom] {
			end()
		}
	}
	visit(root)
	end()
	return strings.Join(lines, "\n") + "\n", nil
}

// numberless puts # for every number, with its commas and its point.
func numberless(text string) string {
	var b strings.Builder
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if !unicode.IsDigit(runes[i]) {
			b.WriteRune(runes[i])
			continue
		}
		b.WriteByte('#')
		for i+1 < len(runes) && (unicode.IsDigit(runes[i+1]) || strings.ContainsRune(",.", runes[i+1]) && i+2 < len(runes) && unicode.IsDigit(runes[i+2])) {
			i++
		}
	}
	return b.String()
}
