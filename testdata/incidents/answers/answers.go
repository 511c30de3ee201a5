// Package answers holds what students write in an exam.
package answers

import "time"

// An Answer is the text that a student has given to one question so far.
type Answer struct {
	Exam     string    `json:"exam"`
	Student  string    `json:"student"`
	Question int       `json:"question"`
	Text     string    `json:"text"`
	At       time.Time `json:"at"`
}
