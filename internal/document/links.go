package document

import (
	"slices"
	"strings"

	"casemaker/internal/link"
)

// ours are the schemes that lead to a place of this site.
var ours = []string{"toolkit", "document", "area", "page"}

// addressFault says what is wrong with a link's address; it is empty for one of this site and for one that leads to a page, an
// e-mail address or a telephone.
func addressFault(url string) string {
	scheme, _, found := strings.Cut(url, ":")
	if !found || strings.ContainsAny(scheme, "/?#") || slices.Contains(ours, scheme) {
		return ""
	}
	return link.Fault(url, append(slices.Clone(link.Web), link.Mail, link.Phone)...)
}

// unlinked takes what leads somewhere out of the words of a link: of terms and links the words stay, notes and citations go
// behind it.
func unlinked(words []Inline) (kept, behind []Inline) {
	for _, in := range words {
		var inside []Inline
		switch n := in.(type) {
		case *NoteCall, *Citation:
			behind = append(behind, in)
			continue
		case *Term:
			inside, _ = unlinked(n.Text)
			kept = append(kept, inside...)
			continue
		case *Emphasis:
			var more []Inline
			inside, more = unlinked(n.Text)
			in, behind = &Emphasis{Text: inside}, append(behind, more...)
		case *Strong:
			var more []Inline
			inside, more = unlinked(n.Text)
			in, behind = &Strong{Text: inside}, append(behind, more...)
		case *Struck:
			var more []Inline
			inside, more = unlinked(n.Text)
			in, behind = &Struck{Text: inside}, append(behind, more...)
		}
		kept = append(kept, in)
	}
	return kept, behind
}
