package document

import (
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// struckParser reads ~~struck out~~. One sign stands for itself, as in "5~10 families".
type struckParser struct{}

func (struckParser) Trigger() []byte { return []byte{'~'} }

func (struckParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	n := parser.ScanDelimiter(line, before, 2, struckDelimiter{})
	if n == nil || n.OriginalLength != 2 || before == '~' {
		return nil
	}
	n.Segment = segment.WithStop(segment.Start + n.OriginalLength)
	block.Advance(n.OriginalLength)
	pc.PushDelimiter(n)
	return n
}

// struckDelimiter pairs the signs.
type struckDelimiter struct{}

func (struckDelimiter) IsDelimiter(b byte) bool { return b == '~' }

func (struckDelimiter) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (struckDelimiter) OnMatch(int) ast.Node { return xast.NewStrikethrough() }
