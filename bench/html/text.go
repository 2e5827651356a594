package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// compare holds the pages of two folders to the same words in the same order, and counts them.
func compare(ours, theirs string, slugs []string) (count int, err error) {
	for _, slug := range slugs {
		page := filepath.Join("areas", slug, "index.html")
		want, err := words(filepath.Join(ours, page))
		if err != nil {
			return 0, err
		}
		got, err := words(filepath.Join(theirs, page))
		if err != nil {
			return 0, err
		}
		if len(want) < 1000 {
			return 0, fmt.Errorf("%s has %d words only", page, len(want))
		}
		if !slices.Equal(got, want) {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			return 0, fmt.Errorf("%s differs after %q:\n  casemaker says %q\n  Hugo says      %q",
				page, excerpt(want, max(0, at-12), at), excerpt(want, at, at+25), excerpt(got, at, at+25))
		}
		count += len(want)
		if err := comparePictures(filepath.Join(ours, "areas", slug), filepath.Join(theirs, "areas", slug)); err != nil {
			return 0, err
		}
	}
	return count, nil
}

// comparePictures holds the files of an area's charts to the same words.
func comparePictures(ours, theirs string) error {
	files, err := filepath.Glob(filepath.Join(ours, "charts", "*.svg"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s has no pictures (%v)", ours, err)
	}
	for _, file := range files {
		want, err := words(file)
		if err != nil {
			return err
		}
		got, err := words(filepath.Join(theirs, "charts", filepath.Base(file)))
		if err != nil {
			return err
		}
		if !slices.Equal(got, want) {
			return fmt.Errorf("%s says %q, Hugo's says %q", file, excerpt(want, 0, 40), excerpt(got, 0, 40))
		}
	}
	return nil
}

func excerpt(words []string, from, to int) string {
	return strings.Join(words[min(from, len(words)):min(to, len(words))], " ")
}

// words are the words that a page shows: those of its body, pictures among them, and what its boxes hold.
func words(name string) ([]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	root, err := html.Parse(file)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "head" || n.Data == "script" || n.Data == "style"):
			return
		case n.Type == html.ElementNode:
			if !inline[n.Data] {
				b.WriteByte(' ')
			}
			for _, a := range n.Attr {
				if a.Key == "value" && n.Data == "input" || a.Key == "href" && strings.HasPrefix(a.Val, "http") {
					b.WriteString(" " + a.Val + " ")
				}
			}
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if n.Type == html.ElementNode && !inline[n.Data] {
			b.WriteByte(' ')
		}
	}
	walk(root)
	return strings.Fields(b.String()), nil
}

// inline are the elements that do not part words.
var inline = map[string]bool{"a": true, "em": true, "strong": true, "sup": true, "span": true, "s": true, "code": true, "time": true}
