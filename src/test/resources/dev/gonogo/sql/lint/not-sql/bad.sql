image.png
