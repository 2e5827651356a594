package lint

import (
	"fmt"
	"strings"
	"unicode"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/place"
)

// mostWords is how long a sentence may be before an editor is told.
const mostWords = 35

// sentences warns of those that an English reader loses the way in.
func (k *Checker) sentences(d *content.Document) {
	for _, p := range paragraphs(d) {
		for _, sentence := range sentences(document.Plain(p.Text)) {
			if n := len(strings.Fields(sentence)); n > mostWords {
				k.problems.Warnf(firstText(p.Text).Position(), "split it in two", "a sentence of %d words: %q", n, beginning(sentence))
			}
		}
	}
}

// introduced warns of tables that nothing introduces.
func (k *Checker) introduced(d *content.Document) {
	var last document.Block
	document.Walk(d.Text.Blocks, func(b document.Block) {
		if g, ok := b.(*document.Grid); ok {
			switch last.(type) {
			case *document.Paragraph, *document.Heading:
			default:
				k.problems.Warnf(firstCell(g).Position(), "write a sentence or a heading before it that says what it shows", "a table that nothing introduces")
			}
		}
		last = b
	}, nil)
}

// paragraphs lists the running text of a page.
func paragraphs(d *content.Document) []*document.Paragraph {
	var all []*document.Paragraph
	document.Walk(d.Text.Blocks, func(b document.Block) {
		if p, ok := b.(*document.Paragraph); ok {
			all = append(all, p)
		}
	}, nil)
	return all
}

// firstText is where the first words of a line stand.
func firstText(inlines []document.Inline) (at document.Origin) {
	for _, in := range inlines {
		if t, ok := in.(*document.Text); ok && strings.TrimSpace(t.Value) != "" {
			return t.At.Of(strings.TrimSpace(t.Value))
		}
	}
	return at
}

// firstCell is where the first words of a table stand.
func firstCell(g *document.Grid) (at document.Origin) {
	for _, cell := range g.Head {
		if at := firstText(cell); at != (document.Origin{}) {
			return at
		}
	}
	return at
}

func beginning(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(6, len(words))], " ") + " …"
}

// sentences parts a text where a stop is followed by a space and a capital.
func sentences(text string) []string {
	var all []string
	runes := []rune(text)
	start := 0
	for i := 0; i+2 < len(runes); i++ {
		if strings.ContainsRune(".?!:;", runes[i]) && unicode.IsSpace(runes[i+1]) && (unicode.IsUpper(runes[i+2]) || runes[i] == ':' || runes[i] == ';') {
			all = append(all, strings.TrimSpace(string(runes[start:i+1])))
			start = i + 1
		}
	}
	if rest := strings.TrimSpace(string(runes[start:])); rest != "" {
		all = append(all, rest)
	}
	return all
}

// ReadingAge is the Flesch-Kincaid grade of a page's text plus five, the age at which a reader in school would follow it.
func ReadingAge(d *content.Document) float64 {
	var texts []string
	for _, p := range paragraphs(d) {
		texts = append(texts, document.Plain(p.Text))
	}
	return AgeOf(texts)
}

// Sentences parts a text into those that the checker counts the words of.
func Sentences(text string) []string { return sentences(text) }

// AgeOf is the reading age of paragraphs.
func AgeOf(texts []string) float64 {
	words, count, syllables := 0, 0, 0
	for _, text := range texts {
		for _, s := range sentences(text) {
			count++
			for _, w := range strings.Fields(s) {
				words++
				syllables += syllablesOf(w)
			}
		}
	}
	if words == 0 || count == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(count) + 11.8*float64(syllables)/float64(words) - 15.59 + 5
}

// syllablesOf counts groups of vowels, less a silent e; every word has at least one.
func syllablesOf(word string) int {
	n, vowel := 0, false
	letters := strings.TrimFunc(strings.ToLower(word), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, r := range letters {
		is := strings.ContainsRune("aeiouy", r)
		if is && !vowel {
			n++
		}
		vowel = is
	}
	if strings.HasSuffix(letters, "e") && !strings.HasSuffix(letters, "le") && n > 1 {
		n--
	}
	return max(n, 1)
}

// unusedSources warns of sources that nothing cites.
func (k *Checker) unusedSources() {
	p := k.library.Project
	used := map[string]bool{}
	for _, d := range k.library.All() {
		for _, id := range d.Page.Sources {
			used[id] = true
		}
		document.Walk(d.Text.All(), nil, func(in document.Inline) {
			if c, ok := in.(*document.Citation); ok {
				used[c.Source] = true
			}
		})
	}
	for _, id := range p.CitedByData() {
		used[id] = true
	}
	if len(p.Areas) < len(p.Everywhere) {
		return // the areas that are left out may use them
	}
	for id, source := range p.Sources.All() {
		if !used[id] && !source.Earlier {
			k.problems.Warnf(place.Position{File: source.File, Line: source.Line, Column: 1}, "cite it with [@"+id+"] or source = \""+id+"\", or remove it", "nothing uses the source %q", id)
		}
	}
}

// Reading describes how a page reads, for an editor.
func Reading(d *content.Document) string {
	return fmt.Sprintf("%s: reading age %.0f", d.Page.File, ReadingAge(d))
}
