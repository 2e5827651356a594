package check

import (
	"strconv"
)

// The kinds of object that a file consists of, besides nil, bool, int, float64 and []any.
type (
	// Name is a word of the format: /Type is Name("Type").
	Name string
	// String is bytes in parentheses or angle brackets, decoded.
	String string
	// Ref refers to an object by its number.
	Ref int
	// Dict is a dictionary.
	Dict map[Name]any
	// operator is a word of a page's content.
	operator string
)

// A Stream is a dictionary with data, not yet decompressed.
type Stream struct {
	Dict Dict
	Data []byte
}

// A scanner reads objects.
type scanner struct {
	data []byte
	at   int
}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// skip passes over white space and comments.
func (s *scanner) skip() {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case space(c):
			s.at++
		case c == '%':
			for s.at < len(s.data) && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

func (s *scanner) peek(offset int) byte {
	if s.at+offset < len(s.data) {
		return s.data[s.at+offset]
	}
	return 0
}

// maxDepth bounds how deep arrays and dictionaries nest.
const maxDepth = 100

// next reads an object or operator. It reports false at the end, and where the data makes no sense.
func (s *scanner) next() (any, bool) { return s.object(0) }

func (s *scanner) object(depth int) (any, bool) {
	s.skip()
	if s.at >= len(s.data) || depth > maxDepth {
		return nil, false
	}
	switch c := s.data[s.at]; {
	case c == '/':
		s.at++
		return Name(s.name()), true
	case c == '(':
		return s.literal(), true
	case c == '<' && s.peek(1) == '<':
		s.at += 2
		return s.dict(depth)
	case c == '<':
		return s.hex(), true
	case c == '[':
		s.at++
		return s.array(depth)
	case delimiter(c):
		return nil, false
	}
	return s.word(), true
}

func (s *scanner) token() string {
	from := s.at
	for s.at < len(s.data) && !space(s.data[s.at]) && !delimiter(s.data[s.at]) {
		s.at++
	}
	return string(s.data[from:s.at])
}

func (s *scanner) name() string {
	raw := s.token()
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return string(out)
}

// word reads a number, a reference, a constant or an operator.
func (s *scanner) word() any {
	text := s.token()
	if n, err := strconv.Atoi(text); err == nil {
		before := s.at
		s.skip()
		if s.peek(0) == '0' && space(s.peek(1)) {
			s.at++
			s.skip()
			if s.peek(0) == 'R' && (space(s.peek(1)) || delimiter(s.peek(1)) || s.at+1 == len(s.data)) {
				s.at++
				return Ref(n)
			}
		}
		s.at = before
		return n
	}
	if v, err := strconv.ParseFloat(text, 64); err == nil {
		return v
	}
	switch text {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return operator(text)
}

func (s *scanner) array(depth int) (any, bool) {
	list := []any{}
	for {
		s.skip()
		if s.peek(0) == ']' {
			s.at++
			return list, true
		}
		v, ok := s.object(depth + 1)
		if !ok {
			return nil, false
		}
		list = append(list, v)
	}
}

func (s *scanner) dict(depth int) (any, bool) {
	d := Dict{}
	for {
		s.skip()
		if s.peek(0) == '>' && s.peek(1) == '>' {
			s.at += 2
			return d, true
		}
		key, ok := s.object(depth + 1)
		name, isName := key.(Name)
		if !ok || !isName {
			return nil, false
		}
		if d[name], ok = s.object(depth + 1); !ok {
			return nil, false
		}
	}
}

func (s *scanner) hex() String {
	s.at++
	var out []byte
	high, half := byte(0), false
	for s.at < len(s.data) && s.data[s.at] != '>' {
		v, err := strconv.ParseUint(string(s.data[s.at:s.at+1]), 16, 8)
		s.at++
		if err != nil {
			continue
		}
		if half {
			out = append(out, high<<4|byte(v))
		}
		high, half = byte(v), !half
	}
	s.at++
	if half {
		out = append(out, high<<4)
	}
	return String(out)
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (s *scanner) literal() String {
	s.at++
	var out []byte
	for depth := 1; s.at < len(s.data); s.at++ {
		c := s.data[s.at]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.at++
				return String(out)
			}
		case '\\':
			s.at++
			c = s.peek(0)
			if e, known := escapes[c]; known {
				c = e
			} else if c >= '0' && c <= '7' {
				v := 0
				for n := 0; n < 3 && s.peek(0) >= '0' && s.peek(0) <= '7'; n++ {
					v = v*8 + int(s.peek(0)-'0')
					s.at++
				}
				s.at--
				c = byte(v)
			}
		}
		out = append(out, c)
	}
	return String(out)
}
