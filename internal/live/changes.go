package live

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// beat is how often a browser hears that the line is still open, while nothing changes.
const beat = 15 * time.Second

// serveChanges keeps a line open to a page, on which its browser hears when the state is another than that of the page.
func (s *Server) serveChanges(w http.ResponseWriter, r *http.Request) {
	number, err := strconv.Atoi(r.URL.Query().Get("from"))
	if err != nil {
		http.Error(w, "from which state?", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	line := http.NewResponseController(w)
	fmt.Fprint(w, "retry: 500\n\n")
	for line.Flush() == nil {
		waiting, stop := context.WithTimeout(r.Context(), beat)
		now, changed := s.wait(waiting, number)
		stop()
		switch {
		case r.Context().Err() != nil:
			return
		case changed:
			number = now
			fmt.Fprintf(w, "data: %d\n\n", now)
		default:
			fmt.Fprint(w, ": still here\n\n")
		}
	}
}
