// What Decap's own Vietnamese lacks or has wrong. A test holds it against Decap's English.

export const words = {
  auth: { loginWithAzure: "Đăng nhập bằng Azure", loginWithForgejo: "Đăng nhập bằng Forgejo" },
  collection: {
    collectionTop: { viewAsList: "Xem dạng danh sách", viewAsGrid: "Xem dạng lưới", groupBy: "Gộp theo" },
    entries: { unpublishedHeader: "Mục chưa công bố" },
    groups: { other: "Khác", negateLabel: "Không %{label}" },
  },
  editor: {
    editorControl: { field: { widgetLabel: "ô %{widgetLabel}" } },
    editorControlPane: {
      i18n: {
        writingInLocale: "Đang viết bằng %{locale}",
        copyFromLocale: "Chép từ thứ tiếng khác",
        copyFromLocaleConfirm: "Chép từ %{locale}?\nMọi nội dung đang có sẽ bị thay.",
      },
    },
    editorInterface: {
      toggleI18n: "Bật, tắt các thứ tiếng",
      togglePreview: "Bật, tắt phần xem trước",
      toggleScrollSync: "Cuộn hai bên cùng nhau",
      toggleNotes: "Bật, tắt ghi chú",
    },
    editorNotesPane: {
      title: "Ghi chú",
      emptyState: "Chưa có ghi chú nào. Viết ghi chú đầu tiên ở dưới.",
      addNote: "Thêm ghi chú",
      addPlaceholder: "Viết ghi chú…",
      editPlaceholder: "Sửa ghi chú…",
      save: "Lưu",
      cancel: "Thôi",
      edit: "Sửa",
      delete: "Xóa",
      resolve: "Đánh dấu đã xong",
      unresolve: "Mở lại",
      confirmDelete: "Xóa ghi chú này?",
      shortcut: "Ctrl+Enter để thêm nhanh",
    },
    editorToolbar: {
      status: "Trạng thái: %{status}",
      statusInfoTooltipDraft: "Đang là bản nháp. Viết xong thì chuyển sang “Đang xét duyệt”",
      statusInfoTooltipInReview: "Đang chờ duyệt, bạn không phải làm gì thêm; vẫn sửa được trong lúc chờ.",
    },
    editorWidgets: {
      markdown: {
        bold: "Đậm",
        italic: "Nghiêng",
        strikethrough: "Gạch ngang",
        code: "Mã",
        link: "Liên kết",
        linkPrompt: "Địa chỉ của liên kết",
        headings: "Đề mục",
        quote: "Trích dẫn",
        bulletedList: "Danh sách dấu chấm",
        numberedList: "Danh sách đánh số",
        addComponent: "Thêm khối",
        toggleMode: { rich: "Sang cách soạn có định dạng", markdown: "Sang cách soạn Markdown" },
      },
      image: {
        chooseMultiple: "Chọn các ảnh",
        chooseUrl: "Lấy từ một địa chỉ",
        replaceUrl: "Thay bằng một địa chỉ",
        promptUrl: "Địa chỉ của ảnh",
        addMore: "Thêm ảnh",
        removeAll: "Bỏ mọi ảnh",
      },
      file: {
        chooseUrl: "Lấy từ một địa chỉ",
        chooseMultiple: "Chọn các tệp",
        replaceUrl: "Thay bằng một địa chỉ",
        promptUrl: "Địa chỉ của tệp",
        addMore: "Thêm tệp",
        removeAll: "Bỏ mọi tệp",
      },
      datetime: { setToNow: "%{fieldLabel}: lấy lúc này" },
      list: { add: "Thêm: %{item}", addType: "Thêm: %{item}" },
      object: { expand: "Mở ra", collapse: "Thu lại" },
    },
  },
  mediaLibrary: {
    mediaLibraryCard: {
      copy: "Chép",
      copyUrl: "Chép địa chỉ",
      copyPath: "Chép đường dẫn",
      copyName: "Chép tên",
      copied: "Đã chép",
    },
    mediaLibraryModal: { close: "Đóng" },
  },
  ui: {
    settingsDropdown: { account: "Tài khoản" },
    toast: {
      noteAdded: "Đã thêm ghi chú",
      onFailToAddNote: "Không thêm được ghi chú: %{details}",
      noteUpdated: "Đã sửa ghi chú",
      onFailToUpdateNote: "Không sửa được ghi chú: %{details}",
      noteDeleted: "Đã xóa ghi chú",
      onFailToDeleteNote: "Không xóa được ghi chú: %{details}",
      noteResolved: "Ghi chú đã xong",
      noteReopened: "Đã mở lại ghi chú",
      onFailToToggleNote: "Không đổi được ghi chú: %{details}",
    },
  },
  workflow: { workflow: { dateFormat: "DD/MM/YYYY" } },
};

/** `more` laid over `words`, all the way down. */
export function laidOver(given, more) {
  const made = { ...given };
  for (const [key, value] of Object.entries(more))
    made[key] = typeof value === "object" ? laidOver(given[key] ?? {}, value) : value;
  return made;
}
