// The window is not built yet; the page says so and shows nothing invented.
document.title = '明卷'
