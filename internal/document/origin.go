package document

import (
	"bytes"

	"casemaker/internal/place"
)

// An Origin is where something of a document stands in a file. What the program makes has the zero Origin.
type Origin struct {
	document *Document
	offset   int // in bytes
}

// Position is the place as problems name it.
func (o Origin) Position() place.Position {
	if o.document == nil {
		return place.Position{}
	}
	return place.InText(o.document.File, o.document.source, o.offset)
}

// Of is where words of a text stand that begins here. Words that the file writes in another way, such as &amp;, count as
// standing where the text does.
func (o Origin) Of(words string) Origin {
	if o.document != nil {
		if at := bytes.Index(o.document.source[o.offset:], []byte(words)); at >= 0 {
			o.offset += at
		}
	}
	return o
}

// Start is where the document begins.
func (d *Document) Start() Origin { return Origin{d, 0} }
