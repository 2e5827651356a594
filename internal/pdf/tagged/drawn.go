package tagged

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// drawn is what the canvas wrote: pages. The rest of its file is not used.
//
// It relies on two habits of fpdf v0.12.0, which a test holds it to: one table of objects at the end, and each page object
// naming its content.
type drawn struct {
	objects map[int][]byte // by number, from after "obj" to before "endobj"
	pages   []drawnPage
}

type drawnPage struct {
	box     string
	content []byte
}

var (
	lengthEntry  = regexp.MustCompile(`/Length \d+`)
	boxEntry     = regexp.MustCompile(`/MediaBox \[([^\]]*)\]`)
	contentEntry = regexp.MustCompile(`/Contents (\d+) 0 R`)
)

var errTable = errors.New("the table of objects is not where it was")

// read takes the canvas's file apart.
func read(file []byte) (*drawn, error) {
	d := &drawn{objects: map[int][]byte{}}
	numbers, err := d.readObjects(file)
	if err != nil {
		return nil, err
	}
	usual := boxEntry.FindSubmatch(d.objects[1])
	for _, n := range numbers {
		object := d.objects[n]
		if !bytes.HasPrefix(object, []byte("<</Type /Page\n")) {
			continue
		}
		box := boxEntry.FindSubmatch(object)
		if box == nil {
			box = usual
		}
		named := contentEntry.FindSubmatch(object)
		if box == nil || named == nil {
			return nil, fmt.Errorf("page object %d has no size or no content", n)
		}
		content, _ := strconv.Atoi(string(named[1]))
		_, stream, found := bytes.Cut(d.objects[content], []byte("stream\n"))
		if !found {
			return nil, fmt.Errorf("object %d is not a page's content", content)
		}
		d.pages = append(d.pages, drawnPage{box: string(box[1]), content: bytes.TrimSuffix(stream, []byte("\nendstream\n"))})
	}
	return d, nil
}

// readObjects fills the objects and returns their numbers in order.
func (d *drawn) readObjects(file []byte) ([]int, error) {
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 {
		return nil, errTable
	}
	var start, count int
	if _, err := fmt.Sscanf(string(file[at:min(at+40, len(file))]), "startxref\n%d", &start); err != nil || start >= len(file) {
		return nil, errTable
	}
	head := fmt.Sprintf("%.40s", file[start:])
	if _, err := fmt.Sscanf(head, "xref\n0 %d\n", &count); err != nil {
		return nil, errTable
	}
	rows := file[start+len(fmt.Sprintf("xref\n0 %d\n", count)):]
	const width = 20 // "0000000009 00000 n \n"
	var numbers []int
	for n := 1; n < count; n++ {
		offset, err := strconv.Atoi(string(rows[n*width : n*width+10]))
		if err != nil || offset >= len(file) {
			return nil, errTable
		}
		if offset == 0 {
			continue
		}
		label := strconv.Itoa(n) + " 0 obj\n"
		if !bytes.HasPrefix(file[offset:], []byte(label)) {
			return nil, errTable
		}
		body := file[offset+len(label):]
		d.objects[n] = body[:objectEnd(body)]
		numbers = append(numbers, n)
	}
	return numbers, nil
}

// objectEnd finds where an object ends. A stream may hold any bytes, so its length leads over it.
func objectEnd(body []byte) int {
	from := 0
	if s := bytes.Index(body, []byte("stream\n")); s >= 0 && !bytes.Contains(body[:s], []byte("endobj")) {
		if length := lengthEntry.Find(body[:s]); length != nil {
			n, _ := strconv.Atoi(string(length[len("/Length "):]))
			from = s + len("stream\n") + n
		}
	}
	if from > len(body) {
		return len(body)
	}
	end := bytes.Index(body[from:], []byte("endobj"))
	if end < 0 {
		return len(body)
	}
	return from + end
}
