package main

import (
	"fmt"
	"os/exec"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// What a PDF must hold of its document: nearly all words, for a word cut at the end of a line counts as lost; and not many
// more, such as those of covers, lists of contents and running headers.
const (
	leastHeld = 0.985
	mostWords = 1.25
)

// equal holds a PDF to the words of its document. Their order is each program's own, for tables and pages part them differently.
func equal(pdf string, words map[string]int) error {
	out, err := exec.Command("pdftotext", pdf, "-").Output()
	if err != nil {
		return fmt.Errorf("reading %s: %w", pdf, err)
	}
	got := counted(string(out))
	wanted, held, all := 0, 0, 0
	var lost []string
	for word, n := range words {
		wanted += n
		held += min(n, got[word])
		if n > got[word] && len(lost) < 12 {
			lost = append(lost, fmt.Sprintf("%s (%d of %d)", word, got[word], n))
		}
	}
	for _, n := range got {
		all += n
	}
	if float64(held) < leastHeld*float64(wanted) || float64(all) > mostWords*float64(wanted) {
		return fmt.Errorf("%s holds %d of the document's %d words and %d in all; it lacks %s", pdf, held, wanted, all, strings.Join(lost, ", "))
	}
	return nil
}

// wordsOf are the words of a document as a page, without those of its pictures, which a program may draw as shapes.
func wordsOf(page string) (map[string]int, error) {
	root, err := parse(page)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	var read func(*html.Node)
	read = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "head" || n.Data == "svg"):
			return
		case n.Type == html.ElementNode && !inline[n.Data]:
			b.WriteByte(' ')
		}
		for c := range n.ChildNodes() {
			read(c)
		}
		if n.Type == html.ElementNode && !inline[n.Data] {
			b.WriteByte(' ')
		}
	}
	read(root)
	return counted(b.String()), nil
}

// inline are the elements that do not part words.
var inline = map[string]bool{"a": true, "em": true, "strong": true, "sup": true, "span": true, "s": true, "code": true, "time": true}

// counted counts the words of a text. What is no letter or digit parts them.
func counted(text string) map[string]int {
	words := map[string]int{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[word]++
	}
	return words
}
