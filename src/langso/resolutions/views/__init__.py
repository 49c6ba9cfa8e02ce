"""The pages of those who bring a resolution in: list, upload, review, adoption."""
