// Buffer<T>: a column's memory. Grows without copying or clearing (whole pages from the system), or looks at the bytes
// of a mapped snapshot. Movable, not copyable; reading from any number of threads.
//
//   Buffer<std::uint32_t> codes;
//   codes.grow(n);  codes[i] = 7;
//
// T is trivially copyable. grow() and append() may move the memory; a view has neither.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

#include "base/ensure.h"

namespace ciclo::events {

/// Whole zeroed pages that can grow; nullptr for 0 bytes. Implemented once, for every T.
void* pages_resized(void* old, std::size_t old_bytes, std::size_t new_bytes);

template <class T>
class Buffer {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    Buffer() = default;
    explicit Buffer(std::size_t size) { grow(size); }
    /// Looks at memory that `keeper` keeps alive.
    static Buffer view(std::span<const T> bytes, std::shared_ptr<const void> keeper) {
        Buffer buffer;
        buffer.data_ = const_cast<T*>(bytes.data());
        buffer.size_ = bytes.size();
        buffer.keeper_ = std::move(keeper);
        return buffer;
    }
    Buffer(Buffer&& other) noexcept { swap(other); }
    Buffer& operator=(Buffer&& other) noexcept {
        Buffer taken(std::move(other));
        swap(taken);
        return *this;
    }
    ~Buffer() { release(); }

    std::size_t size() const { return size_; }
    std::size_t capacity() const { return capacity_; }
    bool empty() const { return size_ == 0; }
    T* data() { return data_; }
    const T* data() const { return data_; }
    T& operator[](std::size_t i) { return data_[i]; }
    const T& operator[](std::size_t i) const { return data_[i]; }
    std::span<const T> span() const { return {data_, size_}; }
    std::span<T> span() { return {data_, size_}; }

    /// `size` elements in all, the new ones zero unless the memory was used before trim_to().
    void grow(std::size_t size) {
        ENSURE(keeper_ == nullptr, "a view does not grow");
        if (size > capacity_) {
            data_ = static_cast<T*>(pages_resized(data_, capacity_ * sizeof(T), size * sizeof(T)));
            capacity_ = size;
        }
        size_ = size;
    }
    void append(T value) {
        if (size_ == capacity_) reserve(capacity_ < 1024 ? 2048 : capacity_ + capacity_ / 2);
        data_[size_++] = value;
    }
    /// Memory for `capacity` elements, the size as it is.
    void reserve(std::size_t capacity) {
        const std::size_t size = size_;
        if (capacity > capacity_) grow(capacity);
        size_ = size;
    }
    /// Fewer elements, the same memory.
    void trim_to(std::size_t size) {
        ENSURE(size <= size_, "trimming does not grow");
        size_ = size;
    }
    /// Gives the memory back.
    void release() {
        if (keeper_ == nullptr && capacity_ > 0) pages_resized(data_, capacity_ * sizeof(T), 0);
        data_ = nullptr;
        size_ = capacity_ = 0;
        keeper_.reset();
    }

private:
    void swap(Buffer& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
        std::swap(keeper_, other.keeper_);
    }
    T* data_ = nullptr;
    std::size_t size_ = 0, capacity_ = 0;
    std::shared_ptr<const void> keeper_;
};

}  // namespace ciclo::events
