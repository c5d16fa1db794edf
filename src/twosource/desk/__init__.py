"""The desk: reports that keep coming in, stored, grouped into stories, and compared."""
