package pdf

import (
	"strconv"
	"strings"
	"unicode"

	"casemaker/internal/address"
	"casemaker/internal/document"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A look is how text is drawn, and which element inside the line it belongs to.
type look struct {
	style  font.Style
	size   float64
	color  Color
	rise   float64 // above the line, for numbers of notes
	under  bool    // underlined
	struck bool
	rtl    bool // written from right to left
	node   *node
}

// A run is text of one look. An anchor names its place; stop ends the line after it.
type run struct {
	look
	text   string
	anchor string
	stop   bool
}

// runs gathers the runs of a piece of text.
type runs struct {
	layout *layout
	all    []run
}

// runsOf turns inlines into runs.
func (l *layout) runsOf(inlines []document.Inline, base look) []run {
	r := runs{layout: l}
	r.inlines(inlines, base)
	return r.all
}

// textRuns turns plain text into runs.
func (l *layout) textRuns(text string, base look) []run {
	r := runs{layout: l}
	r.text(text, base)
	return r.all
}

func (r *runs) inlines(inlines []document.Inline, base look) {
	for _, in := range inlines {
		r.inline(in, base)
	}
}

func (r *runs) inline(in document.Inline, base look) {
	l := r.layout
	switch in := in.(type) {
	case *document.Text:
		r.text(in.Value, base)
	case *document.Number:
		r.number(in, base)
	case *document.Emphasis:
		base.style = base.style.Leaning()
		r.inlines(in.Text, base)
	case *document.Strong:
		base.style = base.style.Heavier()
		r.inlines(in.Text, base)
	case *document.Struck:
		base.struck = true
		r.inlines(in.Text, base)
	case *document.Term:
		r.inlines(in.Text, base)
	case *document.CodeSpan:
		base.style, base.size = font.Mono, base.size*0.95
		base.node = &node{role: tagged.Code, parent: base.node}
		r.text(in.Text, base)
	case *document.Link:
		if target := l.doc.leads(in.URL); target != "" {
			base = l.linked(base, target, in.Title)
			if base.node.link.contents == "" {
				base.node.link.contents = document.Plain(in.Text)
			}
		}
		r.inlines(in.Text, base)
	case *document.Image:
		r.text(in.Alt, base)
	case *document.Break:
		if !in.Hard {
			r.text(" ", base)
		} else if len(r.all) > 0 {
			r.all[len(r.all)-1].stop = true
		}
	case *document.NoteCall:
		r.noteCall(in, base)
	case *document.Citation:
		r.cite(in.Number, base)
	}
}

// number prints a figure. It leads to the note that says where it comes from, if the document has one.
func (r *runs) number(n *document.Number, base look) {
	if n.Figure != nil && n.Figure.ID != "" && base.node == nil {
		says := n.Figure.Label
		if lang := r.layout.theme.Words.Lang; lang != "" && !strings.HasPrefix(lang, "en") { // the names of figures are English
			says = r.layout.theme.Words.GoTo + " " + n.Text
		}
		base.node = &node{role: tagged.Link, link: &leading{"#" + n.Figure.Anchor(), says}}
	}
	r.text(n.Text, base)
	if n.Figure != nil && n.Figure.Assumption() {
		r.assumed(base)
	}
}

// assumed prints the mark of a figure that rests on an assumption. Whoever hears it hears what it stands for.
func (r *runs) assumed(base look) {
	base.size *= 0.65
	base.rise += 0.5 * base.size
	if said := r.layout.theme.Words.Assumed; said != "" {
		base.node = &node{role: tagged.Span, attributes: &tagged.Attributes{Actual: " (" + said + ")"}, parent: base.node}
	}
	r.text(document.AssumedMark, base)
}

// linked is the look of text that leads somewhere.
func (l *layout) linked(base look, target, contents string) look {
	base.color, base.under = l.theme.Link, true
	base.node = &node{role: tagged.Link, link: &leading{target, contents}, parent: base.node}
	return base
}

// noteCall prints the number of a note, which leads to it; the note leads back here.
func (r *runs) noteCall(call *document.NoteCall, base look) {
	l := r.layout
	base.rise, base.size = base.size*0.33, base.size*0.72
	base = l.linked(base, "#"+address.Note(call.ID), l.theme.Words.Note+" "+call.ID)
	base.under = false
	r.all = append(r.all, run{look: base, text: call.ID, anchor: address.Call(call.ID, call.Use)})
}

// cite prints the number of a source, which leads to the list of references; the list leads back here.
func (r *runs) cite(number int, base look) {
	l := r.layout
	l.cited[number]++
	base = l.linked(base, "#"+address.Reference(number), l.theme.Words.Source+" "+itoa(number))
	base.under = false
	r.all = append(r.all, run{look: base, text: "[" + itoa(number) + "]", anchor: address.Citation(number, l.cited[number])})
}

// Characters that are drawn as others, or steer where lines break.
const (
	softHyphen = '\u00ad'
	hyphen     = '\u2010'
	unbroken   = '\u2011' // a hyphen after which no line breaks
)

// text adds plain text. White space becomes single spaces, as on a page; what is not drawn is left out; what the face
// lacks is drawn with another face, or as a substitute that stands for it.
func (r *runs) text(text string, base look) {
	var b strings.Builder
	flush := func(as look) {
		if b.Len() > 0 {
			r.all = append(r.all, run{look: as, text: b.String()})
			b.Reset()
		}
	}
	now := base
	for at, c := range text {
		if c == '\n' || c == '\t' || c == '\r' || c == '\u2028' || c == '\u2029' {
			c = ' '
		}
		if c == softHyphen {
			b.WriteRune(c) // where a line may break
			continue
		}
		if font.Invisible(c) {
			continue
		}
		if c == hyphen && !r.layout.fonts.Face(base.style).Has(c) {
			c = '-'
		}
		if c == unbroken && !r.layout.fonts.Face(base.style).Has(c) {
			// A run of its own, at whose end no line breaks.
			flush(now)
			r.all = append(r.all, run{look: base, text: "-"})
			now = base
			continue
		}
		as := r.lookFor(c, base, now)
		if as != now {
			flush(now)
			now = as
		}
		if !r.layout.fonts.Face(as.style).Has(c) {
			flush(now)
			r.layout.missing.note(c, text, at)
			as.node = &node{role: tagged.Span, attributes: &tagged.Attributes{Actual: string(c)}, parent: base.node}
			r.all = append(r.all, run{look: as, text: string(font.MissingGlyph)})
			continue
		}
		b.WriteRune(c)
	}
	flush(now)
}

// lookFor is the look in which a character can be drawn. A space goes on with the look before it.
func (r *runs) lookFor(c rune, base, now look) look {
	if c == ' ' && now.rtl {
		return now
	}
	if c < 0x590 {
		if base.style == font.Mono && !r.layout.fonts.Face(font.Mono).Has(c) {
			base.style = font.Regular
		}
		return base
	}
	base.rtl = unicode.In(c, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
	if !r.layout.fonts.Face(base.style).Has(c) && r.layout.fonts.Face(font.Regular).Has(c) {
		base.style = font.Regular
	}
	return base
}
