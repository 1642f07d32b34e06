interface Template {
  id?: string
  label?: string
  role?: string
  enabled?: boolean
  submenu?: Template[]
  click?: () => void
}

/** Menus without a screen: a test finds an item and clicks it; roles do nothing. */
export class Menu {
  static #application: Menu | null = null
  items: (Omit<Template, 'submenu'> & { submenu?: Menu; click: () => void })[]

  constructor(template: Template[]) {
    this.items = template.map(({ submenu, click, ...item }) => ({
      ...item,
      click: () => click?.(),
      ...(submenu ? { submenu: new Menu(submenu) } : {}),
    }))
  }
  static buildFromTemplate(template: Template[]): Menu {
    return new Menu(template)
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }
  getMenuItemById(id: string): Menu['items'][number] | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  popup(): void {}
}
