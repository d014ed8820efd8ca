"""The overview: every figure of the regulation, live, over the rows that the viewer sees inside the post's remit."""
